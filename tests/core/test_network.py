"""Nothing that a user opens sends a request: counted by a server on this machine, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import network
from core.engine.methods import METHODS
from core.errors import InputError
from core.network import check_local, close_network, proxy_for, remote_source
from core.progress import silent
from tests.fixtures.range_server import serving
from tests.fixtures.rasters import north_up, picture, write_raster

ROOT = Path(__file__).resolve().parents[2]

VRT = """<VRTDataset rasterXSize="10" rasterYSize="10"><SRS>EPSG:32633</SRS>
<GeoTransform>5e5,1,0,5e6,0,-1</GeoTransform><VRTRasterBand dataType="Byte" band="1"><SimpleSource>
<SourceFilename relativeToVRT="1">{source}</SourceFilename><SourceBand>1</SourceBand>
<SourceProperties RasterXSize="10" RasterYSize="10" DataType="Byte" BlockXSize="10" BlockYSize="1"/>
<SrcRect xOff="0" yOff="0" xSize="10" ySize="10"/><DstRect xOff="0" yOff="0" xSize="10" ySize="10"/>
</SimpleSource></VRTRasterBand></VRTDataset>"""
RAW_VRT = """<VRTDataset rasterXSize="10" rasterYSize="10"><VRTRasterBand dataType="Byte" band="1"
subClass="VRTRawRasterBand"><SourceFilename relativeToVRT="0">{source}</SourceFilename><ImageOffset>0</ImageOffset>
<PixelOffset>1</PixelOffset><LineOffset>10</LineOffset></VRTRasterBand></VRTDataset>"""
TMS = """<GDAL_WMS><Service name="TMS"><ServerUrl>{url}/${{z}}/${{x}}/${{y}}.png</ServerUrl></Service><DataWindow>
<UpperLeftX>-100</UpperLeftX><UpperLeftY>100</UpperLeftY><LowerRightX>100</LowerRightX><LowerRightY>-100</LowerRightY>
<TileLevel>3</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY></DataWindow>
<Projection>EPSG:3857</Projection><BandsCount>3</BandsCount></GDAL_WMS>"""
OGR_VRT = """<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource relativeToVRT="{near}">{source}</SrcDataSource>
<SrcLayer>a</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"""
MRF = """<MRF_META><CachedSource><Source>/vsicurl/{url}/m.tif</Source></CachedSource><Raster>
<Size x="512" y="512" c="1"/><Compression>NONE</Compression><DataType>Byte</DataType>
<DataFile>/vsicurl/{url}/m.pzp</DataFile><IndexFile>/vsicurl/{url}/m.idx</IndexFile></Raster></MRF_META>"""
GML = """<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"
xmlns:gml="http://www.opengis.net/gml" xmlns:t="{url}/t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
xsi:schemaLocation="{url}/t {url}/wfs?SERVICE=WFS&amp;VERSION=1.1.0&amp;REQUEST=DescribeFeatureType&amp;TYPENAME=t:a">
<gml:featureMember><t:a gml:id="1"><t:g><gml:Point><gml:pos>1 1</gml:pos></gml:Point></t:g></t:a></gml:featureMember>
</wfs:FeatureCollection>"""
GEOJSON = """{{"type": "FeatureCollection", "crs": {{"type": "link", "properties": {{"href": "{url}/crs.wkt",
"type": "esriwkt"}}}}, "features": [{{"type": "Feature", "properties": {{}},
"geometry": {{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}}}]}}"""


def addresses(url: str) -> list[str]:
    """Paths that name a server by themselves."""
    streams = [f"/vsi{name}{tail}/bucket/a.tif" for name in ("s3", "gs", "az", "oss") for tail in ("", "_streaming")]
    inner = f"/vsicurl/{url}/a"
    return [
        *streams, f"{url}/a.tif", f"/vsicurl/{url}/a.tif", f"/vsicurl?url={url}/a.tif", f"/vsicurl_streaming/{url}/a",
        "/vsiadls/b/a.tif", "/vsiswift/b/a.tif", f"/vsiwebhdfs/{url}/webhdfs/v1/a.tif", "s3://bucket/a.tif",
        f"/vsizip/{inner}.zip/a.tif", f"/vsizip/{{{inner}.zip}}/a.tif", f"/vsitar/{inner}.tar/a.tif",
        f"/vsigzip/{inner}.gz", f"/vsisubfile/0_10,{inner}", f"zip+{url}/a.zip!a.tif", f"vrt://{inner}?bands=1",
        f"WMS:{url}/?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetCapabilities", f"WMTS:{url}/c.xml", f"WCS:{url}/?coverage=a",
        f"{url}/?SERVICE=WMS&REQUEST=GetMap&LAYERS=a", f"{url}/?SERVICE=WFS&REQUEST=GetCapabilities",
        f"WFS:{url}/?", f"WFS3:{url}/", f"OAPIF:{url}/", f"CSW:{url}/", f"ES:{url}", f"NGW:{url}/resource/1",
        f"ESRIJSON:{url}/q?f=json", f"GeoJSON:{url}/q", f"TopoJSON:{url}/q", f"{url}/FeatureServer/0/query?f=json",
        f'NETCDF:"{url}/a.nc":x', f'ZARR:"/vsicurl/{url}/a.zarr"', f'HDF5:"/vsicurl/{url}/a.h5"://x',
        TMS.format(url=url), f"DAAS:{url}/", f"OGCAPI:{url}/", f"GTIFF_DIR:1:{inner}",
    ]  # fmt: skip


def virtual_files(folder: Path, url: str) -> list[str]:
    """Files on this machine that name a server, whatever their suffix, the nested ones too."""
    texts = {
        "http.vrt": VRT.format(source=f"{url}/a.tif"),
        "curl.vrt": VRT.format(source=f"/vsicurl/{url}/b.tif"),
        "nested.vrt": VRT.format(source="curl.vrt"),
        "ortho.tif": VRT.format(source="nested.vrt"),
        "raw.vrt": RAW_VRT.format(source=f"/vsicurl/{url}/raw.bin"),
        "wms.tif": TMS.format(url=url),
        "wms.vrt": VRT.format(source="wms.tif"),
        "inline.vrt": VRT.format(source=TMS.format(url=url).replace("<", "&lt;").replace(">", "&gt;")),
        "wmts.xml": f"<GDAL_WMTS><GetCapabilitiesUrl>{url}/c.xml</GetCapabilitiesUrl></GDAL_WMTS>",
        "wcs.xml": f"<WCS_GDAL><ServiceURL>{url}/?</ServiceURL><CoverageName>a</CoverageName></WCS_GDAL>",
        "tiles.mrf": MRF.format(url=url),
        "index.gti": "<GDALTileIndexDataset><IndexDataset>/vsicurl/"
        + f"{url}/i.gpkg</IndexDataset><IndexLayer>i</IndexLayer></GDALTileIndexDataset>",
        "polygons.vrt": OGR_VRT.format(near=0, source=f"{url}/a.geojson"),
        "outer.vrt": OGR_VRT.format(near=1, source="polygons.vrt"),
        "wfs.vrt": OGR_VRT.format(near=0, source=f"WFS:{url}/?"),
        "wfs.gpkg": f"<OGRWFSDataSource><URL>{url}/?</URL></OGRWFSDataSource>",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    return [str(folder / name) for name in texts]


def harmless_files(folder: Path, url: str) -> list[str]:
    """Files that mention a server and have data of their own."""
    (folder / "schema.gml").write_text(GML.format(url=url))
    (folder / "crs.geojson").write_text(GEOJSON.format(url=url))
    icon = f"<Style><IconStyle><Icon><href>{url}/pin.png</href></Icon></IconStyle></Style>"
    mark = "<Placemark><Point><coordinates>1,1</coordinates></Point></Placemark>"
    kml = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{icon}{mark}</Document></kml>'
    (folder / "pins.kml").write_text(kml)
    return [str(folder / name) for name in ("schema.gml", "crs.geojson", "pins.kml")]


@pytest.fixture(scope="module")
def counting(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("nothing")) as server:
        yield server


@pytest.fixture
def server(counting):
    counting.forget()
    return counting


def run(cases: dict, folder: Path, server, *options) -> list:
    (folder / "cases.json").write_text(json.dumps(cases))
    host = server.url.partition("://")[2]
    cloud = {
        "AWS_S3_ENDPOINT": host, "AWS_HTTPS": "NO", "AWS_NO_SIGN_REQUEST": "YES", "AWS_VIRTUAL_HOSTING": "FALSE",
        "GS_NO_SIGN_REQUEST": "YES", "CPL_GS_ENDPOINT": f"{server.url}/", "SWIFT_STORAGE_URL": server.url,
        "SWIFT_AUTH_TOKEN": "x", "OSS_ENDPOINT": host, "OSS_HTTPS": "NO", "OSS_ACCESS_KEY_ID": "a",
        "OSS_SECRET_ACCESS_KEY": "b", "no_proxy": "127.0.0.1,localhost", "NO_PROXY": "127.0.0.1,localhost",
        "AZURE_STORAGE_CONNECTION_STRING": "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aGVsbG8=;"
        f"BlobEndpoint={server.url}/a",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.fixtures.opens", str(folder / "cases.json"), *options]
    closed = {*network._SETTINGS, "GDAL_SKIP"}  # by an earlier test of this process
    environment = {name: value for name, value in os.environ.items() if name not in closed} | cloud
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=170)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Unable to find driver" not in done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_no_path_and_no_file_that_names_a_server_makes_a_request(tmp_path, server):
    paths = addresses(server.url) + virtual_files(tmp_path, server.url) + harmless_files(tmp_path, server.url)
    run(
        {"rasters": paths, "vectors": paths, "crs": [f"{server.url}/crs", "urn:ogc:def:crs:EPSG::32633"]},
        tmp_path,
        server,
    )
    assert [request.path for request in server.requests()] == []


def test_without_the_walls_the_same_files_do_make_requests(tmp_path, server):
    names = [f"{server.url}/a.tif", *virtual_files(tmp_path, server.url)]
    run({"rasters": names, "crs": [f"{server.url}/crs"]}, tmp_path, server, "--open")
    paths = {request.path for request in server.requests()}
    assert {"/a.tif", "/b.tif", "/raw.bin", "/3/0/7.png", "/c.xml", "/crs"} <= paths


def test_a_file_that_names_a_server_is_refused_in_one_sentence(tmp_path):
    url = "http://maps.example.org:8080"
    for path in [*addresses(url), *virtual_files(tmp_path, url)]:
        with pytest.raises(InputError, match="from the network") as caught:
            check_local([path])
        assert "\n" not in str(caught.value) and "download the data" in str(caught.value)


def test_the_sentence_holds_the_host_and_no_password():
    with pytest.raises(InputError, match=r"\(h\.example\.org\)") as caught:
        check_local(["https://anna:secret@h.example.org/a.tif?token=t0k"])
    assert "secret" not in str(caught.value) and "t0k" not in str(caught.value)


def test_what_is_on_this_machine_is_not_refused(tmp_path):
    scene = str(write_raster(tmp_path / "http-scene.tif", picture(20, 20), "EPSG:32654", north_up(4e5, 4e6, 1)))
    (tmp_path / "mosaic.vrt").write_text(
        VRT.format(source="http-scene.tif").replace(
            "<SRS>", "<Metadata><MDI key='u'>http://a.org/</MDI></Metadata><SRS>"
        )
    )
    names = [
        scene,
        str(tmp_path / "mosaic.vrt"),
        str(tmp_path / "missing.tif"),
        *harmless_files(tmp_path, "http://a.org"),
    ]
    check_local([*names, f"raster:{scene}", "alphaearth:2024", "tessera:2024:/data", "none", "/vsizip/a.zip/b.tif", ""])


def test_a_virtual_file_that_names_itself_ends(tmp_path):
    (tmp_path / "a.vrt").write_text(VRT.format(source="b.vrt"))
    (tmp_path / "b.vrt").write_text(VRT.format(source="a.vrt"))
    assert remote_source(str(tmp_path / "a.vrt")) is None


@pytest.mark.skipif(os.name == "nt", reason="no FIFOs")
def test_a_fifo_among_the_sources_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.vrt").write_text(VRT.format(source="pipe"))
    assert remote_source(str(tmp_path / "a.vrt")) is None


def test_the_walls_keep_what_the_user_has_set(monkeypatch):
    for name in ("putenv", "unsetenv"):
        monkeypatch.setattr(os, name, lambda *arguments: None)
    monkeypatch.setattr(os, "environ", {"GDAL_SKIP": "ECW JP2ECW", "http_proxy": "http://p:1", "HF_HUB_OFFLINE": "0"})
    close_network()
    assert os.environ["GDAL_SKIP"].startswith("ECW,JP2ECW,") and ",WMS," in os.environ["GDAL_SKIP"]
    assert os.environ["http_proxy"] == "http://p:1" and os.environ["HF_HUB_OFFLINE"] == "0"


def test_an_allowed_download_takes_the_users_own_proxy(monkeypatch):
    for name in (
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "no_proxy",
        "NO_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    assert proxy_for("https://a.org/x") == ""
    monkeypatch.setenv("https_proxy", "http://proxy:8080")
    monkeypatch.setenv("no_proxy", "house.example")
    assert proxy_for("https://a.org/x") == "http://proxy:8080"
    assert proxy_for("https://house.example/x") == ""
    assert proxy_for("https://house.example/x", "http://qgis:1") == "http://qgis:1"


@pytest.mark.parametrize(("method", "param"), [(name, param) for name, each in METHODS.items() for param in each.reads])
def test_every_method_refuses_a_file_that_names_a_server(tmp_path, method, param):
    params = {"model": "tiny", "phrase": "trees", "points": [[0, 0]], "output": str(tmp_path / "out.gpkg")}
    (tmp_path / "ortho.tif").write_text(TMS.format(url="http://maps.example.org"))
    for path in (
        str(tmp_path / "ortho.tif"),
        "https://maps.example.org/ortho.tif",
        "/vsicurl/http://maps.example.org/a",
    ):
        source = f"raster:{path}" if param in ("embedding", "source") and method not in ("vectorize",) else path
        with pytest.raises(InputError, match="from the network"):
            METHODS[method].run({**params, param: source}, silent)


def test_the_engine_makes_no_request_for_a_scene_that_names_a_server(tmp_path, server):
    files = virtual_files(tmp_path, server.url)
    cases = [["describe", {"scene": path}] for path in [*files, *addresses(server.url)]]
    answers = run({"through_engine": cases}, tmp_path, server)
    assert len(answers) == len(cases) and all(code == "input" and "from the network" in text for code, text in answers)
    assert not server.requests()
