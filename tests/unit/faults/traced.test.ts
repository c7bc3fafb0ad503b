import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/engine.ts';
import { readTrace } from '../../support/traced.ts';

const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

/** Lines as strace 6.1 writes them with `-f -y -xx`. */
async function traceOf(...lines: readonly string[]) {
  const folder = await temporaryFolder();
  try {
    await writeFile(join(folder.path, 'trace'), lines.map((line) => `4711 ${line}\n`).join(''));
    return await readTrace(join(folder.path, 'trace'));
  } finally {
    await folder.remove();
  }
}

it('a trace tells what was written into a file, also by a call that was interrupted', async () => {
  const { written, blind } = await traceOf(
    `write(18<${hex('/tmp/плюм')}>, "${hex('one')}", 3) = 3`,
    `pwrite64(18<${hex('/tmp/плюм')}>, "${hex('two')}", 3, 10 <unfinished ...>`,
    `writev(18<${hex('/tmp/плюм')}>, [{iov_base="${hex('a')}", iov_len=1}, {iov_base="${hex('b')}", iov_len=1}], 2) = 2`,
    `write(17<${hex('pipe:[1]')}>, "${hex('kept nowhere')}", 12) = 12`,
  );
  expect([...written].map(([path, pieces]) => [path, Buffer.concat(pieces).toString()])).toEqual([['/tmp/плюм', 'onetwoab']]);
  expect(blind).toEqual([]);
});

it('a trace tells the names that were given, and not those that were only read', async () => {
  const { names } = await traceOf(
    `openat(AT_FDCWD<${hex('/')}>, "${hex('/tmp/made')}", O_WRONLY|O_CREAT, 0666) = 3`,
    `openat(AT_FDCWD<${hex('/')}>, "${hex('/etc/read')}", O_RDONLY) = 3`,
    `rename("${hex('/tmp/made')}", "${hex('/tmp/called')}") = 0`,
  );
  expect([...names]).toEqual(['/tmp/made', '/tmp/called']);
});

it('a trace counts what reaches for a network, and not pipes within the computer', async () => {
  const { network } = await traceOf(
    `connect(19<${hex('socket:[1]')}>, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("${hex('127.0.0.1')}")}, 16) = -1 ENETUNREACH`,
    'socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 20',
    `connect(21<${hex('socket:[2]')}>, {sa_family=AF_UNIX, sun_path="${hex('/run/x')}"}, 110) = 0`,
  );
  expect(network).toEqual([expect.stringContaining('127.0.0.1'), expect.stringContaining('AF_INET6')]);
});

it('a trace owns up to what goes past it', async () => {
  const { blind } = await traceOf(
    `write(18<${hex('/tmp/a')}>, "${hex('long')}"..., 9000000) = 9000000`,
    'io_uring_setup(64, {flags=IORING_SETUP_SQPOLL, features=0}) = 4',
    'io_uring_setup(256, {flags=0, features=IORING_FEAT_SQPOLL_NONFIXED}) = 4',
    `mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 5<${hex('/tmp/b')}>, 0) = 0x7f`,
    `mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 5<${hex('/tmp/b')}>, 0) = 0x7f`,
  );
  expect(blind).toHaveLength(3);
});
