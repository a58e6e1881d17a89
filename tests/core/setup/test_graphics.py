"""The build of PyTorch for a driver and a card, from what nvidia-smi says; no card is needed."""

import pytest

from core.setup import graphics
from core.setup.graphics import AS_INDEXED, CPU, Card, advise, find_cards


def said(answer):
    """A stand-in for nvidia-smi that answers every question alike."""
    return lambda arguments: answer


def build_for(answer, system="linux", machine="x86_64", own_index=False):
    return advise(find_cards(said(answer)), system, machine, own_index)


def test_a_card_is_read():
    (card,) = find_cards(said("NVIDIA GeForce RTX 4090, 580.95.05, 24564, 8.9\n"))
    assert card == Card("NVIDIA GeForce RTX 4090", "580.95.05", 8.9, 24564 * 2**20)


def test_an_old_tool_that_knows_no_capability_is_asked_again():
    def answer(arguments):
        if "compute_cap" in arguments[1]:
            return 'Field "compute_cap" is not a valid field to query.\n'
        return "Tesla K80, 470.82.01, 11441\n"

    (card,) = find_cards(answer)
    assert card.capability is None and card.driver == "470.82.01"


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure, that it runs.\n",
        "No devices were found\n",
    ],
)
def test_no_working_driver_is_no_card(answer):
    assert find_cards(said(answer)) == []
    advice = build_for(answer)
    assert advice.build == CPU and not advice.warning and advice.choices == (CPU,)


@pytest.mark.parametrize(
    ("answer", "system", "build"),
    [
        ("NVIDIA GeForce RTX 4090, 580.95.05, 24564, 8.9", "linux", "cu130"),
        ("NVIDIA GeForce RTX 4090, 580.65.05, 24564, 8.9", "linux", "cu126"),  # a hair older than CUDA 13 needs
        ("NVIDIA GeForce RTX 4090, 580.88, 24564, 8.9", "win32", "cu130"),
        ("NVIDIA GeForce RTX 4090, 528.33, 24564, 8.9", "win32", "cu126"),
        ("NVIDIA GeForce GTX 1080, 590.10, 8192, 6.1", "linux", "cu126"),  # Pascal: not in CUDA 13
        ("Tesla V100, 580.95.05, 16384, 7.0", "linux", "cu126"),
        ("NVIDIA GeForce RTX 5090, 580.95.05, 32768, 12.0", "linux", "cu130"),
        ("NVIDIA A100, 525.60.13, 40960, 8.0", "linux", "cu126"),
    ],
)
def test_the_build_fits_driver_and_card(answer, system, build):
    advice = build_for(answer, system, "AMD64" if system == "win32" else "x86_64")
    assert advice.build.name == build and not advice.warning
    assert advice.choices[0] == CPU, "the CPU can always be chosen"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Tesla K80, 470.82.01, 11441, 3.7", ("Tesla K80", "too old", "CPU")),
        ("NVIDIA A100, 470.82.01, 40960, 8.0", ("driver 470.82.01", "525.60.13")),
        ("NVIDIA GeForce RTX 5090, 570.00, 32768, 12.0", ("driver 570.00", "580.65.06")),  # CUDA 12.6 knows it not
        ("Tomorrow 1, 999.00, 99999, 19.0", ("No build", "Tomorrow 1")),
    ],
)
def test_a_card_that_stays_unused_is_said(answer, words):
    advice = build_for(answer)
    assert advice.build == CPU
    assert all(word in advice.warning for word in words)
    assert advice.warning.endswith(".") and advice.warning.count("\n") == 0


def test_of_two_cards_one_that_works_is_enough():
    advice = build_for("Tesla K80, 580.95.05, 11441, 3.7\nNVIDIA GeForce RTX 3090, 580.95.05, 24576, 8.6\n")
    assert advice.build.name == "cu130"


def test_other_machines_take_what_the_index_has():
    assert build_for("", "darwin", "arm64").choices == (AS_INDEXED,)
    assert build_for("NVIDIA GH200, 580.95.05, 98304, 9.0", "linux", "aarch64").build == AS_INDEXED


def test_package_sources_of_pips_own_come_first():
    advice = build_for("NVIDIA GeForce RTX 4090, 580.95.05, 24564, 8.9", own_index=True)
    assert advice.build == AS_INDEXED and "cu130" in {build.name for build in advice.choices}


def test_the_tool_is_found_where_windows_drivers_put_it():
    none = {"which": lambda name: None}
    old = r"C:\Program Files\NVIDIA Corporation\NVSMI\nvidia-smi.exe"
    variables = {"SystemRoot": r"C:\Windows", "ProgramFiles": r"C:\Program Files"}
    assert graphics._nvidia_smi("win32", variables, exists=lambda path: path == old, **none) == old
    new = r"C:\Windows\System32\nvidia-smi.exe"
    assert graphics._nvidia_smi("win32", variables, exists=lambda path: path == new, **none) == new
    assert graphics._nvidia_smi("linux", {}, which=lambda name: "/usr/bin/" + name) == "/usr/bin/nvidia-smi"
