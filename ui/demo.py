"""``make demo``: loads the plugin in real headless QGIS, maps a scene, and writes layers, project and picture.

``python -m landscribe.ui.demo SCENE FOLDER`` with QGIS's own Python; ``--project-only`` writes only the project that
``make run`` opens.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsLayerTree,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtGui import QFont

from ..core.models.classes import OPEN_EARTH_MAP
from .engine.models import mapping_models
from .layers.results import add_results, style_classes

MILLIMETRES = QgsUnitTypes.LayoutUnit.LayoutMillimeters


def main(arguments=None) -> int:
    """Run the demo from the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="landscribe.ui.demo", description=__doc__)
    parser.add_argument("scene", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--project-only", action="store_true")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QgsApplication([], True)
    application.initQgis()
    try:
        return (sample_project if options.project_only else demo)(options.scene.resolve(), options.folder.resolve())
    finally:
        QgsProject.instance().clear()
        application.exitQgis()


def sample_project(scene: Path, folder: Path) -> int:
    """Write ``sample.qgz``: a project with the scene and, below it and switched off, its exact land cover."""
    layer = _open_scene(scene)
    if layer is None:
        return 2
    _add_to_project(layer)
    _save_project(layer, folder / "sample.qgz")
    return 0


def demo(scene: Path, folder: Path) -> int:
    """Load the plugin, run ``landscribe:map`` on the scene, and write layers, project, picture and summary."""
    layer = _open_scene(scene)
    if layer is None:
        return 2
    processing = _load_plugin()
    model, card = next(iter(mapping_models().items()))
    output, confidence = folder / "landcover.tif", folder / "confidence.tif"
    feedback = _Console()
    _add_to_project(layer)
    try:
        result = processing.run(
            "landscribe:map",
            {
                "INPUT": layer,
                "MODEL": model,
                "OUTPUT": str(output),
                "CONFIDENCE": str(confidence),
                "REPORT": str(folder / "areas.html"),
            },
            feedback=feedback,
        )
    except QgsProcessingException as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    feedback.finish()
    layers = add_results(
        QgsProject.instance(),
        str(output),
        str(confidence),
        result["RECORD"],
        card.classes,
        "Land cover",
        over=layer.id(),
    )
    _save_project(layer, folder / "landscribe.qgz")
    picture = folder / "picture.png"
    _draw_picture(layer, layers[-1], result, picture)
    summary = _summary(scene, layer, result)
    (folder / "summary.txt").write_text(summary, encoding="utf-8")
    print(summary)
    for what, path in (
        ("picture", picture),
        ("project", folder / "landscribe.qgz"),
        ("land cover", output),
        ("confidence", confidence),
        ("run record", result["RECORD"]),
        ("class areas", folder / "areas.html"),
    ):
        print(f"{what + ':':12} {os.path.relpath(path)}")
    return 0


def _open_scene(scene: Path):
    layer = QgsRasterLayer(str(scene), scene.stem)
    if layer.isValid():
        return layer
    print(f"{scene} cannot be read as a raster: give the path of a georeferenced image.", file=sys.stderr)
    return None


def _load_plugin():
    """Start Processing and the plugin the way qgis_process does; QGIS's own loader finds it in QGIS_PLUGINPATH."""
    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    import processing
    import qgis.utils
    from processing.core.Processing import Processing

    Processing.initialize()
    package = __package__.partition(".")[0]
    if not (qgis.utils.loadPlugin(package) and qgis.utils.startProcessingPlugin(package)):
        raise RuntimeError(f"QGIS could not load the plugin {package}: see the lines above.")
    return processing


def _save_project(scene: QgsRasterLayer, path: Path) -> None:
    """Save the project with the scene's extent in view."""
    project = QgsProject.instance()
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(scene.extent(), scene.crs()))
    if not project.write(str(path)):
        raise OSError(f"The project {path} cannot be written: {project.error()}")


def _add_to_project(scene: QgsRasterLayer) -> None:
    """Add the scene, and below it the built-in scene's exact land cover, switched off."""
    project = QgsProject.instance()
    project.setTitle("Landscribe")
    project.setCrs(scene.crs())
    project.addMapLayer(scene, False)
    project.layerTreeRoot().addLayer(scene)
    truth = Path(scene.source()).with_name("truth.tif")
    if truth.exists():
        layer = QgsRasterLayer(str(truth), "exact land cover (built-in scene)")
        style_classes(layer, OPEN_EARTH_MAP)
        project.addMapLayer(layer, False)
        node = project.layerTreeRoot().addLayer(layer)
        node.setItemVisibilityChecked(False)
        node.setExpanded(False)


def _draw_picture(scene: QgsRasterLayer, cover: QgsRasterLayer, result: dict, path: Path) -> None:
    """Draw imagery and land cover side by side with a legend, as a print layout."""
    project = QgsProject.instance()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(338, 166, MILLIMETRES))

    def place(item, x, y, width, height):
        layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(x, y, MILLIMETRES))
        item.attemptResize(QgsLayoutSize(width, height, MILLIMETRES))
        return item

    def text(words, size, x, y, width, bold=False):
        label = QgsLayoutItemLabel(layout)
        label.setText(words)
        label.setFont(QFont("DejaVu Sans", size, QFont.Weight.Bold if bold else QFont.Weight.Normal))
        place(label, x, y, width, 8)

    text(f"Landscribe: {scene.name()}", 14, 6, 5, 280, bold=True)
    for x, layers in ((6, [scene]), (144, [cover, scene])):
        frame = QgsLayoutItemMap(layout)
        frame.setRect(0, 0, 134, 134)  # a map item without a size cannot work out its scale
        frame.setCrs(scene.crs())
        frame.zoomToExtent(scene.extent())
        place(frame, x, 16, 134, 134)
        frame.setLayers(layers)
        frame.setFrameEnabled(True)
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    tree = QgsLayerTree()
    node = tree.addLayer(cover)
    entries = len(cover.renderer().classes())
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(1, entries + 1)))  # without the band's name
    legend.model().setRootGroup(tree)
    place(legend, 282, 14, 44, 90)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(frame)
    bar.applyDefaultSize()
    place(bar, 282, 130, 44, 14)
    size = f"{scene.width()} × {scene.height()} px, {scene.crs().authid()}"
    text(f"{size} · {result['SECONDS']:.1f} s on {result['DEVICE_USED']} · QGIS {Qgis.QGIS_VERSION}", 8, 6, 154, 280)
    if not QgsLayoutExporter(layout).renderPageToImage(0, dpi=130).save(str(path)):
        raise OSError(f"The picture {path} cannot be written: is the folder writable?")


def _summary(scene: Path, layer: QgsRasterLayer, result: dict) -> str:
    lines = [
        f"{scene.name}: {layer.width()} × {layer.height()} px, {layer.crs().authid()}",
        f"mapped {result['MAPPED_HECTARES']:.1f} ha in {result['SECONDS']:.1f} s on {result['DEVICE_USED']}",
        "",
    ]
    lines += [
        f"  {area['name']:16} {area['hectares']:10.2f} ha {area['percent']:6.1f} %"
        for area in json.loads(result["CLASS_AREAS"])
    ]
    lines += ["", *(f"warning: {warning}" for warning in json.loads(result["WARNINGS"]))]
    return "\n".join(lines).rstrip() + "\n"


class _Console(QgsProcessingFeedback):
    """Shows the progress: on one line of a terminal, or else one line per tenth."""

    def __init__(self):
        super().__init__(False)
        self._stage, self._shown = "", -1
        self.progressChanged.connect(self._show)

    def setProgressText(self, text):
        """Keep the stage for the next line."""
        self._stage = text

    def reportError(self, error, fatalError=False):
        """Print an error."""
        print(f"\n{error}", file=sys.stderr)

    def _show(self, percent):
        step = 1 if sys.stdout.isatty() else 10
        if int(percent) // step == self._shown:
            return
        self._shown = int(percent) // step
        line = f"{percent:3.0f} %  {self._stage}"
        print(f"\r{line:<100}" if sys.stdout.isatty() else line, end="" if sys.stdout.isatty() else "\n", flush=True)

    def finish(self):
        """End the line of a terminal."""
        if sys.stdout.isatty():
            print()


if __name__ == "__main__":
    sys.exit(main())
