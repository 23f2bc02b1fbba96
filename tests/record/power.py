"""A disk that keeps a tape of every act, and what may be left on it when the power fails after any of them.

What POSIX promises is all that the image keeps for sure: the content of a file that was flushed, the names of a folder that was
flushed. Everything else may be there, be missing, or be there in part, each by itself and in any order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from saylau.record.disk import Disk

SECTOR = 512


class Taped(Disk):
    """Does everything on a real folder and writes it down; acts of a ``weak`` kind are left out of both."""

    def __init__(self, root, weak=()):
        self.root, self.weak = root, weak
        self.tape = []
        self.handles = {}

    def name(self, path):
        return path.relative_to(self.root).as_posix()

    def mark(self, told):
        self.tape.append(("told", told))

    def create(self, path, content):
        super().create(path, content)
        self.tape.append(("create", self.name(path), content))

    def sync(self, path):
        if "sync" not in self.weak:
            self.tape.append(("sync", self.name(path)))

    def sync_all(self, paths):  # in their order, so that every run is the same
        for path in paths:
            self.sync(path)

    def rename(self, path, to):
        super().rename(path, to)
        self.tape.append(("rename", self.name(path), self.name(to)))

    def unlink(self, path):
        super().unlink(path)
        self.tape.append(("unlink", self.name(path)))

    def mkdir(self, path):
        if not path.is_dir():
            super().mkdir(path)
            self.tape.append(("mkdir", self.name(path)))

    def rmdir(self, path):
        super().rmdir(path)
        self.tape.append(("unlink", self.name(path)))

    def sync_folder(self, path):
        if "sync_folder" not in self.weak:
            self.tape.append(("sync_folder", self.name(path)))

    def open(self, path):
        there = path.exists()
        handle = super().open(path)
        self.handles[handle] = self.name(path)
        if not there:
            self.tape.append(("create", self.name(path), b""))
        return handle

    def put(self, handle, place, content):
        super().put(handle, place, content)
        self.tape.append(("put", self.handles[handle], place, content))

    def datasync(self, handle):
        if "datasync" not in self.weak:
            self.tape.append(("sync", self.handles[handle]))


@dataclass(eq=False)
class File:
    durable: bytes = b""
    waiting: list = field(default_factory=list)

    def put(self, place, content):
        self.waiting.append((place, content))

    def flush(self):
        for place, content in self.waiting:
            self.durable = laid(self.durable, place, content)
        self.waiting.clear()

    def left(self, chance):
        """What is there after the cut: of each write nothing, all, its beginning, or some of its sectors."""
        content = self.durable
        for place, written in self.waiting:
            kind = chance.choice(("none", "all", "beginning", "sectors"))
            if kind == "all":
                content = laid(content, place, written)
            elif kind == "beginning":
                content = laid(content, place, written[: chance.randrange(len(written) + 1)])
            elif kind == "sectors":
                for start in range(0, len(written), SECTOR):
                    if chance.random() < 0.5:
                        content = laid(content, place + start, written[start : start + SECTOR])
        return content


def laid(content, place, written):
    return content[:place].ljust(place, b"\0") + written + content[place + len(written) :]


FOLDER = None


class Platter:
    """The disk while a tape is played: names and contents that last, and those that only wait to."""

    def __init__(self, root):
        """Whatever lies under the root lasts."""
        self.names = {}
        for path in root.rglob("*"):
            self.names[path.relative_to(root).as_posix()] = FOLDER if path.is_dir() else File(path.read_bytes())
        self.live = dict(self.names)
        self.waiting = []

    def play(self, tape):
        for kind, *rest in tape:
            if kind != "told":
                getattr(self, kind)(*rest)
        return self

    def create(self, name, content):
        self.live[name] = File()
        self.live[name].put(0, content)
        self.waiting.append((name, "link", self.live[name]))

    def put(self, name, place, content):
        self.live[name].put(place, content)

    def sync(self, name):
        self.live[name].flush()

    def rename(self, name, to):
        self.live[to] = self.live.pop(name)
        self.waiting.append((name, "rename", (to, self.live[to])))

    def unlink(self, name):
        del self.live[name]
        self.waiting.append((name, "unlink", None))

    def mkdir(self, name):
        self.live[name] = FOLDER
        self.waiting.append((name, "link", FOLDER))

    def sync_folder(self, folder):
        mine = [each for each in self.waiting if (each[0].rpartition("/")[0] or ".") == folder]
        self.waiting = [each for each in self.waiting if each not in mine]
        for each in mine:
            self.settle(self.names, *each)

    @staticmethod
    def settle(names, name, kind, what):
        if kind == "link":
            names[name] = what
        else:
            names.pop(name, None)
        if kind == "rename":
            names[what[0]] = what[1]

    def alive(self, folder):
        """Puts into the folder what the machine shows while it runs, whether it lasts or not."""
        for name, what in sorted(self.live.items(), key=lambda each: each[0].count("/")):
            if what is FOLDER:
                (folder / name).mkdir()
            else:
                content = what.durable
                for place, written in what.waiting:
                    content = laid(content, place, written)
                (folder / name).write_bytes(content)
        return folder

    def cut(self, folder, chance):
        """Puts into the folder what the disk may hold when the power fails now."""
        names = dict(self.names)
        kind = chance.choice(("none", "all", "beginning", "some", "some"))
        waiting = self.waiting[: chance.randrange(len(self.waiting) + 1)] if kind == "beginning" else self.waiting
        for each in waiting:
            if kind in ("all", "beginning") or (kind == "some" and chance.random() < 0.5):
                self.settle(names, *each)
        for name, what in sorted(names.items(), key=lambda each: each[0].count("/")):
            path = folder / name
            if not path.parent.is_dir():
                continue
            if what is FOLDER:
                path.mkdir()
            else:
                path.write_bytes(what.left(chance))
        return folder
