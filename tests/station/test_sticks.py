from pathlib import Path

from kiosk.model.settings import Settings
from kiosk.station.sticks import sticks

MOUNTS = rb"""sysfs /sys sysfs rw 0 0
/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /media/staff/CHIAVETTA vfat rw 0 0
/dev/sdc1 /media/usb0 vfat rw 0 0
/dev/sdd1 /run/media/staff/La\040mia\040chiavetta exfat rw 0 0
/dev/sde1 /run/media/staff/Citt\303\240 fuseblk rw 0 0
/dev/sdf1 /mnt/stick ext4 ro 0 0
/dev/sdg1 /mnt/deep/er ext4 rw 0 0
/dev/sdh1 /home/staff/media/x ext4 rw 0 0
server:/share /mnt/share nfs rw 0 0
tmpfs /media/fake tmpfs rw 0 0
/dev/sdb1
""".replace(rb"\303\240", b"\xc3\xa0")


def test_real_mounts_where_sticks_go_and_what_the_settings_name(tmp_path: Path) -> None:
    (tmp_path / "mounts").write_bytes(MOUNTS)
    settings = Settings(sticks=[str(tmp_path), "/mnt/stick"])
    assert sticks(settings, tmp_path / "mounts") == (
        tmp_path,
        Path("/mnt/stick"),
        Path("/media/staff/CHIAVETTA"),
        Path("/media/usb0"),
        Path("/run/media/staff/La mia chiavetta"),
        Path("/run/media/staff/Città"),
    )
    assert sticks(Settings(), tmp_path / "nothing") == ()
