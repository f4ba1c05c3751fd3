# shellcheck shell=sh
# A machine over this one: everything it writes is in memory, and gone with it. What calls this has a mount namespace of
# its own. In order: a folder for the machine, the checkout.
set -eu
mount -t tmpfs -o mode=0755 tmpfs "$1"
cd "$1"
mkdir upper work root
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" root
cd root
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
for each in home opt srv run; do
    mount -t tmpfs -o mode=0755 tmpfs $each
done
for each in tmp var/tmp dev/shm; do
    mount -t tmpfs -o mode=1777 tmpfs $each
done
mkdir -p run/sshd run/below ".$2"
mount --bind "$2" ".$2"
mount -o remount,ro,bind ".$2"
pivot_root . run/below
cd /
umount -l /run/below
rmdir /run/below
echo ready
# Until whoever called closes the other end, also by being killed: with number 1 everything ends. Number 1 gets every
# process whose parent has ended, and never waits for one; nobody has to where this signal is ignored.
exec env --ignore-signal=CHLD cat >/dev/null
