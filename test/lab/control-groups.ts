/**
 * For a shell with mounts of its own: where the kernel has control groups of both versions at once, which crun and the systemd of Debian 13 refuse, the
 * second alone is seen from then on.
 */
export const CONTROL_GROUPS_OF_ONE_VERSION = `test -f /sys/fs/cgroup/cgroup.controllers || {
  umount --recursive /sys/fs/cgroup || true
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
}`;
