import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const writing = ['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2'];
const naming = [
  'open',
  'openat',
  'creat',
  'mkdir',
  'mkdirat',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'symlink',
  'symlinkat',
  'mknod',
  'mknodat',
  'memfd_create',
];
const connecting = ['socket', 'connect', 'bind', 'sendto', 'sendmsg', 'sendmmsg'];
/** Ways to a file or to a network whose bytes a trace doesn't show. */
const unseen = ['sendfile', 'copy_file_range', 'splice', 'mmap', 'io_uring_setup'];

/** strace, to be put before a command: every call by which something can be written or sent, with all its bytes, of all its processes. */
export const strace = (to: string): string[] => {
  const calls = [...writing, ...naming, ...connecting, ...unseen].join(',');
  return ['strace', '-f', '-y', '-xx', '-s', String(2 ** 21), '--seccomp-bpf', '-o', to, '-e', `trace=${calls}`, '-e', 'signal=none'];
};

export interface Trace {
  /** What was written into each file, one after the other. */
  readonly written: Map<string, Buffer[]>;
  /** Every name that a file or folder was given. */
  readonly names: Set<string>;
  /** Calls that named an address of a network, or asked for a socket of one. */
  readonly network: string[];
  /** Calls that went past the trace: with one of these the trace proves nothing. */
  readonly blind: string[];
}

export async function readTrace(file: string): Promise<Trace> {
  const trace: Trace = { written: new Map(), names: new Set(), network: [], blind: [] };
  for await (const line of createInterface({ input: createReadStream(file, 'latin1'), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [, call = '', rest = ''] = /^\d+\s+(\w+)\((.*)$/u.exec(line) ?? [];
    if (call !== '') understand(trace, call, rest);
  }
  return trace;
}

function understand(trace: Trace, call: string, rest: string): void {
  if (writing.includes(call)) {
    const path = fileOf(rest);
    if (path === null) return;
    const pieces = trace.written.get(path) ?? [];
    trace.written.set(path, pieces);
    // The first quoted string is the first of the bytes: names of open files stand in angle brackets.
    pieces.push(...strings(rest));
    if (/"\.\.\./u.test(rest)) trace.blind.push(`${call} to ${path}, cut short`);
  } else if (naming.includes(call)) {
    if (!call.startsWith('open') || rest.includes('O_CREAT')) for (const name of strings(rest)) trace.names.add(name.toString());
  } else if (connecting.includes(call)) {
    if (/\bAF_(?:INET6?|PACKET)\b/u.test(rest)) trace.network.push(`${call} ${plain(rest)}`);
  } else if (call === 'io_uring_setup') {
    // libuv always makes one ring to wait with (`uv__epoll_ctl_prep`); the one that it reads and writes files with polls.
    if (rest.includes('IORING_SETUP_SQPOLL')) trace.blind.push(call);
  } else if (call === 'mmap') {
    if (rest.includes('MAP_SHARED') && rest.includes('PROT_WRITE') && fileOf(rest) !== null) trace.blind.push(`${call} of ${fileOf(rest)}`);
  } else if (fileOf(rest) !== null) trace.blind.push(`${call} ${plain(rest)}`);
}

/** The file among the arguments; null for pipes, sockets and devices, which keep nothing. */
function fileOf(rest: string): string | null {
  const path = decoded(/\d+<((?:\\x[0-9a-f]{2})*)>/u.exec(rest)?.[1] ?? '').toString();
  return path.startsWith('/') && !/^\/(?:dev|proc|sys)\//u.test(path) ? path : null;
}

const strings = (rest: string): Buffer[] => [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map(([, digits = '']) => decoded(digits));
const decoded = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
const plain = (rest: string): string => rest.replace(/(?:\\x[0-9a-f]{2})+/gu, (escaped) => decoded(escaped).toString()).slice(0, 200);
