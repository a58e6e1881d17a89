"""QGIS's network settings, for programs outside QGIS."""

from urllib.parse import quote

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

#: The address that is looked up where the system's proxy depends on the address.
_PROBE_ADDRESS = "https://pypi.org/simple/"


def proxy_settings() -> "tuple[QNetworkProxy, list[str]]":
    """QGIS's proxy and the addresses that do not use it."""
    manager = QgsNetworkAccessManager.instance()
    return manager.fallbackProxy(), [url for url in (*manager.excludeList(), *manager.noProxyList()) if url]


def proxy_variables(proxy: QNetworkProxy, excluded: "list[str]") -> "dict[str, str]":
    """The proxy as environment variables for other programs; none if QGIS uses no proxy. Safe in any thread.

    Variables are used instead of arguments because other users of the machine can read arguments.
    """
    if proxy.type() == QNetworkProxy.ProxyType.DefaultProxy:  # the system's proxy
        proxies = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(_PROBE_ADDRESS)))
        proxy = proxies[0] if proxies else QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)
    if not proxy.hostName() or proxy.type() == QNetworkProxy.ProxyType.NoProxy:
        return {}
    scheme = "socks5h" if proxy.type() == QNetworkProxy.ProxyType.Socks5Proxy else "http"
    user = ""
    if proxy.user():
        user = f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@"
    address = f"{scheme}://{user}{proxy.hostName()}:{proxy.port()}"
    hosts = ",".join(QUrl(url).host() or url for url in excluded)
    variables = {"HTTP_PROXY": address, "HTTPS_PROXY": address}
    if hosts:
        variables["NO_PROXY"] = hosts
    return {**variables, **{name.lower(): value for name, value in variables.items()}}


def own_certificates() -> str:
    """PEM text of the certificate authorities that the user added to QGIS; empty if there are none."""
    manager = QgsApplication.authManager()
    if manager is None or manager.isDisabled():
        return ""
    certificates = [*manager.extraFileCAs(), *manager.databaseCAs()]
    return "".join(bytes(certificate.toPem()).decode("ascii") for certificate in certificates)
