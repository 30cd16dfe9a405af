import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../version.ts';
import type { FoundModule } from './find-modules.ts';
import { filterChannel, insideCode, type LaunchLine, launcher, type ProcessSetup, permit } from './launch-line.ts';
import type { Limits } from './limits.ts';
import { syscallFilter } from './syscall-filter.ts';

/** Where things lie in the sandbox. */
const inside = { root: '/job', code: '/diffgauge', node: '/node/bin' };

const filter = syscallFilter();

/** The line that starts the launcher under bubblewrap. `user` is who it becomes; undefined where we are no root, and a user namespace does it. */
export const wrap = (setup: ProcessSetup, limits: Limits, user: number | undefined): LaunchLine => ({
  program: 'bwrap',
  ...(filter && { filter }),
  hasNamespace: true,
  environment: { PATH: process.env.PATH ?? '' },
  args: [
    ...isolation(user),
    ...system,
    ...['--perms', '0755', '--dir', '/node', '--perms', '0755', '--dir', inside.node, '--ro-bind', process.execPath, `${inside.node}/node`],
    ...['--perms', '0755', '--dir', inside.code, '--ro-bind', insideCode, `${inside.code}/inside`],
    ...['--ro-bind', join(packageRoot, 'package.json'), `${inside.code}/package.json`],
    ...['--perms', '1777', '--size', `${limits.disk}`, '--tmpfs', '/tmp', '--perms', '1777', '--size', `${limits.disk}`, '--tmpfs', inside.root],
    ...bindModules(setup.modules),
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
    ...(filter ? ['--seccomp', `${filterChannel}`] : []),
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', inside.root, '--cap-drop', 'ALL'],
    ...(user === undefined ? [] : ['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID', '--cap-add', 'CAP_SETPCAP']),
    ...['--', ...(user === undefined ? [] : become(user)), ...limit(limits)],
    ...[`${inside.node}/node`, ...permit(setup.flags, [inside.code, '/usr'], [inside.root, '/tmp']), `${inside.code}/inside/${launcher}`],
  ],
});

/** Root could leave limits on processes behind, and shares its number with the host's root: so it becomes somebody who is nobody else. */
const isolation = (user: number | undefined): readonly string[] => [
  ...(user === undefined ? ['--unshare-user'] : []),
  ...['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
  ...['--die-with-parent', '--new-session', '--clearenv', '--hostname', 'sandbox'],
];

const links = ['bin', 'lib', 'lib32', 'lib64', 'sbin'];
const system: readonly string[] = [
  ...['--ro-bind', '/usr', '/usr', '--proc', '/proc', '--dev', '/dev'],
  ...links.filter((name) => existsSync(`/${name}`)).flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
];

const environment = { PATH: `${inside.root}/node_modules/.bin:${inside.node}:/usr/bin:/bin`, HOME: '/tmp', LANG: 'C.UTF-8', TZ: 'UTC', NO_COLOR: '1' };

const bindModules = (modules: readonly FoundModule[]): readonly string[] => {
  if (modules.length === 0) return [];
  const home = `${inside.root}/node_modules`;
  const programs = new Map(modules.flatMap(({ name, programs }) => [...programs].map(([program, path]) => [program, `../${name}/${path}`] as const)));
  return [
    ...['--perms', '0755', '--tmpfs', home],
    ...modules.flatMap(({ name }) => (name.includes('/') ? ['--perms', '0755', '--dir', `${home}/${dirname(name)}`] : [])),
    ...modules.flatMap(({ name, dir }) => ['--perms', '0755', '--dir', `${home}/${name}`, '--ro-bind', dir, `${home}/${name}`]),
    ...['--perms', '0755', '--dir', `${home}/.bin`],
    ...[...programs].flatMap(([program, path]) => ['--symlink', path, `${home}/.bin/${program}`]),
    ...['--remount-ro', home],
  ];
};

const become = (user: number): readonly string[] => [
  ...['/usr/bin/setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs'],
];

const limit = ({ processes, memory, file, cpuSeconds }: Limits): readonly string[] => [
  ...['/usr/bin/prlimit', `--nproc=${processes}`, `--data=${memory}`, `--fsize=${file}`, `--cpu=${cpuSeconds}:${cpuSeconds + 1}`, '--core=0', '--nofile=1024'],
];
