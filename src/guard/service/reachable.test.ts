import { expect, it } from 'vitest';
import { unreachable } from './reachable.ts';

const machine = (modes: Readonly<Record<string, number>>) => ({
  permissions: async (path: string) => {
    const mode = modes[path];
    return mode === undefined ? undefined : { isFolder: true, mode, isOwn: true };
  },
});

it('is what everybody may enter and no unit is kept from', async () => {
  const open = machine({ '/': 0o755, '/usr': 0o755, '/usr/bin': 0o755 });
  expect(await unreachable(open, '/usr/bin/node')).toBe(undefined);
});

it('is not what units do not see', async () => {
  expect(await unreachable(machine({}), '/root/tonewall/main.js')).toBe(
    '/root/tonewall/main.js lies under /root, which units do not see',
  );
  expect(await unreachable(machine({}), '/tmp/a')).toBe('/tmp/a lies under /tmp, which units do not see');
});

it('is not what lies in a folder of somebody alone, at any height', async () => {
  const closed = machine({ '/': 0o755, '/opt': 0o750, '/opt/tonewall': 0o755 });
  expect(await unreachable(closed, '/opt/tonewall/main.js')).toBe('/opt may not be entered by everybody');
});
