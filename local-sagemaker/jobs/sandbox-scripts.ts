/**
 * Shell programs that run inside a sandbox. They are constant: everything that varies comes as an argument.
 */

/**
 * Lays the job's folder over `/opt/ml` in a mount namespace of its own, keeps every other entry of `/opt`,
 * then goes on as the user who started it.
 *
 * Arguments: the job's `opt/ml`, the working folder, user id, group id, a folder to be hidden (or nothing), then
 * the command.
 */
export const MOUNT_SCRIPT = `
set -e
ml=$1 work=$2 uid=$3 gid=$4 hidden=$5
shift 5
mount -t proc proc /proc 2>/dev/null || :
[ -z "$hidden" ] || mount -t tmpfs tmpfs "$hidden"
ip link set lo up 2>/dev/null || :
if [ -d /opt/ml ]; then
  mount --bind "$ml" /opt/ml
else
  # The old /opt stays reachable as the working folder while a new one grows over it.
  cd /opt
  mount -t tmpfs -o mode=755 tmpfs /opt
  for name in * .[!.]*; do
    if [ -L "$name" ]; then cp -P "$name" "/opt/$name"
    elif [ -d "$name" ]; then mkdir "/opt/$name"; mount --no-canonicalize --rbind "./$name" "/opt/$name"
    elif [ -e "$name" ]; then : > "/opt/$name"; mount --no-canonicalize --bind "./$name" "/opt/$name"
    fi
  done
  mkdir /opt/ml
  mount --bind "$ml" /opt/ml
fi
cd "$work"
unset OLDPWD
[ "$uid" = 0 ] && exec "$@"
exec unshare --user --map-user="$uid" --map-group="$gid" -- "$@"
`;

/**
 * The first process of a job's process namespace. Signals for the whole tree come as lines on descriptor 3,
 * since neither unshare nor bubblewrap hands signals on; when the runner dies, the descriptor closes and the
 * tree is killed. Stdout and stderr become one stream, so that lines keep their order.
 *
 * Arguments: the command.
 */
export const INIT_SCRIPT = `
# Without a process namespace "kill -1" would reach every process of the user.
[ "$$" = 1 ] || { echo "not the first process of a process namespace" >&2; exit 125; }
(
  # A signal may come before the command has been started: until then there is nothing that takes it.
  while read -r signal; do until kill -s "$signal" -- -1; do :; done; done
  until kill -s KILL -- -1; do :; done
) <&3 >/dev/null 2>&1 &
exec 3<&- 2>/dev/null # The shell would add its own line to the log when a signal ends the job.
(exec "$@" 2>&1)
exit $?
`;

/** Without a sandbox: only one stream for both outputs. Arguments: the command. */
export const PLAIN_SCRIPT = `exec 2>&1; exec "$@"`;
