"""The tool: reads one file that someone captured elsewhere, and opens nothing it leads to."""

from pathlib import Path
from typing import Any

from francjeu.connectors.elsewhere import pages, recordings, wacz
from francjeu.kernel.evidence.capture.elsewhere import Form

_READERS = {
    Form.WACZ: wacz.read, Form.MHTML: pages.read_mhtml, Form.SINGLE_FILE: pages.read_single_file,
    Form.PDF: pages.read_pdf, Form.RECORDING: recordings.read,
}  # fmt: skip


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`form` and `file` in; `facts` (as the file declares them) and `faults` out."""
    told = _READERS[Form(request["form"])](folder / Path(request["file"]).name)
    return {"facts": told.facts, "faults": [[fault.value, detail] for fault, detail in told.faults]}
