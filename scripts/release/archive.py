"""Archives that are the same byte for byte where their contents are."""

import gzip
import io
import tarfile


def pack(files: dict[str, tuple[bytes, int]], time: int, level: int = 9) -> bytes:
    """A gzipped archive of files, given by path with their bytes and modes. Its order, owners and times depend on nothing
    else; `time` is that of every file, in seconds, and `level` how hard it is compressed, from 1 to 9."""
    folders = {"/".join(path.split("/")[:depth]) for path in files for depth in range(1, path.count("/") + 1)}
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(folders | set(files)):
            entry = tarfile.TarInfo(path)
            entry.mtime = time
            if path in folders:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                archive.addfile(entry)
            else:
                content, entry.mode = files[path]
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(data.getvalue(), compresslevel=level, mtime=0)
