/**
 * A filter of system calls as bubblewrap takes it (classic BPF), for x86-64: calls that make namespaces and mounts, which would have no limits, that
 * hold memory which belongs to no process, that look into other processes, or that only widen what of the kernel can be attacked, fail with
 * EPERM. Undefined on other machines.
 */
export const syscallFilter = (): Buffer | undefined => (process.arch === 'x64' ? Buffer.concat(listInstructions().map(encode)) : undefined);

const denied: Readonly<Record<string, number>> = {
  shmget: 29,
  ptrace: 101,
  personality: 135,
  pivot_root: 155,
  chroot: 161,
  mount: 165,
  umount2: 166,
  add_key: 248,
  request_key: 249,
  keyctl: 250,
  unshare: 272,
  perf_event_open: 298,
  open_by_handle_at: 304,
  setns: 308,
  process_vm_readv: 310,
  process_vm_writev: 311,
  memfd_create: 319,
  bpf: 321,
  userfaultfd: 323,
  io_uring_setup: 425,
  io_uring_enter: 426,
  io_uring_register: 427,
  open_tree: 428,
  move_mount: 429,
  fsopen: 430,
  fsmount: 432,
  pidfd_getfd: 438,
  mount_setattr: 442,
  memfd_secret: 447,
};
const clone = 56;
const clone3 = 435;
/** The flags of clone that make namespaces: time, mount, cgroup, UTS, IPC, user, PID, network. */
const newNamespaces = 0x7e02_0080;

/** One instruction: what it does, how many to skip where a comparison holds or does not, and its operand. */
type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, operand: number];

const loadWord = 0x20;
const jumpIfEqual = 0x15;
const jumpIfAtLeast = 0x35;
const jumpIfAnyBit = 0x45;
const returnValue = 0x06;

const allow: Instruction = [returnValue, 0, 0, 0x7fff_0000];
const kill: Instruction = [returnValue, 0, 0, 0x8000_0000];
const failWith = (errno: number): Instruction => [returnValue, 0, 0, 0x0005_0000 | errno];
const notPermitted = 1;
const notImplemented = 38;

/** Where the call's number, its architecture and the low half of its first argument are. */
const at = { number: 0, architecture: 4, argument: 16 };
const x86 = 0xc000_003e;
/** Numbers from here on are those of another calling convention. */
const otherNumbers = 0x4000_0000;

const listInstructions = (): readonly Instruction[] => [
  [loadWord, 0, 0, at.architecture],
  [jumpIfEqual, 1, 0, x86],
  kill,
  [loadWord, 0, 0, at.number],
  [jumpIfAtLeast, 0, 1, otherNumbers],
  failWith(notPermitted),
  ...Object.values(denied).flatMap((number): Instruction[] => [[jumpIfEqual, 0, 1, number], failWith(notPermitted)]),
  // Its flags are in memory, where a filter cannot look; the C library then takes the older call.
  [jumpIfEqual, 0, 1, clone3],
  failWith(notImplemented),
  [jumpIfEqual, 1, 0, clone],
  allow,
  [loadWord, 0, 0, at.argument],
  [jumpIfAnyBit, 0, 1, newNamespaces],
  failWith(notPermitted),
  allow,
];

const encode = ([code, ifTrue, ifFalse, operand]: Instruction): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifTrue, 2);
  bytes.writeUInt8(ifFalse, 3);
  bytes.writeUInt32LE(operand >>> 0, 4);
  return bytes;
};
