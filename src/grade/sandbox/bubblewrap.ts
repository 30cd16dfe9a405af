import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { packageRoot } from '../../version.ts';
import type { FoundModule } from './find-modules.ts';
import type { Limits } from './limits.ts';

/** What distinguishes one waiting process from another: flags for Node, and the packages it sees. */
export interface Outfit {
  /** For Node's permission model; undefined where the process has to start programs anyway. */
  readonly flags: readonly string[] | undefined;
  readonly modules: readonly FoundModule[];
}

/** A program and its arguments. */
export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
}

/** Where things lie in the sandbox. */
export const inside = { root: '/job', code: '/diffgauge', node: '/node/bin', report: '/tmp/report.xml' };

/** The folder of the code that runs in the sandbox, and the file in it that is started. */
export const insideCode: string = join(dirname(import.meta.dirname), 'inside');
export const launcher = `launch${extname(import.meta.filename)}`;

/** The line that starts the launcher under bubblewrap. `user` is who it becomes; undefined where we are no root, and a user namespace does it. */
export const wrap = (outfit: Outfit, limits: Limits, user: number | undefined): CommandLine => ({
  program: 'bwrap',
  args: [
    ...isolation(user),
    ...system,
    ...['--perms', '0755', '--dir', '/node', '--perms', '0755', '--dir', inside.node, '--ro-bind', process.execPath, `${inside.node}/node`],
    ...['--perms', '0755', '--dir', inside.code, '--ro-bind', insideCode, `${inside.code}/inside`],
    ...['--ro-bind', join(packageRoot, 'package.json'), `${inside.code}/package.json`],
    ...['--perms', '1777', '--size', `${limits.disk}`, '--tmpfs', '/tmp', '--perms', '1777', '--size', `${limits.disk}`, '--tmpfs', inside.root],
    ...bindModules(outfit.modules),
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--chdir', inside.root, '--cap-drop', 'ALL'],
    ...(user === undefined ? [] : ['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID', '--cap-add', 'CAP_SETPCAP']),
    ...['--', ...(user === undefined ? [] : become(user)), ...limit(limits)],
    ...[`${inside.node}/node`, ...permissions(outfit.flags), `${inside.code}/inside/${launcher}`],
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
  ...['/usr/bin/prlimit', `--nproc=${processes}`, `--data=${memory}`, `--fsize=${file}`, `--cpu=${cpuSeconds}`, '--core=0', '--nofile=1024'],
];

/** Node's own permissions, as a second wall: files of the sandbox only, no programs, threads, addons or inspector unless a flag allows them. */
const permissions = (flags: readonly string[] | undefined): readonly string[] =>
  flags === undefined
    ? []
    : [
        ...['--permission', `--allow-fs-read=${inside.root}`, '--allow-fs-read=/tmp', `--allow-fs-read=${inside.code}`, '--allow-fs-read=/usr'],
        ...[`--allow-fs-write=${inside.root}`, '--allow-fs-write=/tmp', ...flags],
      ];
