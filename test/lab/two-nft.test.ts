import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { layoutOf } from '../../src/guard/firewall/layout.ts';
import { FAMILIES } from '../../src/guard/firewall/table.ts';
import { changeTo, presentIn, tablesOf } from '../../src/guard/firewall/transaction.ts';
import { shortWayInForce } from '../../src/guard/firewall/short-way-stand.ts';
import { shortWayTable, shortWayText } from '../../src/guard/firewall/short-way.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import { labCapability } from './capability.ts';
import { debianFolder, otherDebianMissing } from './debian.ts';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { changeConfig } from './short-way-lab.ts';
import type { Exec } from '../../src/ports/exec.ts';

/** Rules that the nftables of this machine wrote are read by that of another Debian, and the other way round: a container may have another than its host. */
let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await gatewayLab();
    changeConfig(lab, (text) => text.replace('role: member', 'role: member, short-way: true'));
  },
  close: () => lab?.close(),
  missing: () => labCapability() ?? otherDebianMissing(),
});

const HERE = ['nft'] as const;
const THERE = ['chroot', debianFolder(), 'nft'] as const;
const PINHOLE = '10.0.30.21 . 10.0.10.5 . 4711';
const nft = (
  [program, ...first]: readonly [string, ...string[]],
  ...args: readonly string[]
): Promise<string> => must(lab.hosts.router, program, ...first, ...args);

const PAIRS = [
  { writer: HERE, reader: HERE },
  { writer: HERE, reader: THERE },
  { writer: THERE, reader: HERE },
  { writer: THERE, reader: THERE },
];

it.each(PAIRS)('the short way, written by $writer, read by $reader', async ({ writer, reader }) => {
  const { gateway } = (await loadConfig(nodeDisk(), lab.config)).config;
  const table = gateway && shortWayTable(gateway, ['eth0', 'eth1', 'eth2']);
  await nft(writer, shortWayText(table));
  await nft(
    writer,
    'add element netdev tonewall stands { 10.0.30.21 . 10.0.10.5 . 4711 . 40000 timeout 2s }',
  );
  const [program, ...first] = reader;
  const exec: Exec = {
    run: async ({ args }) => {
      const { code, ...said } = await lab.hosts.router.run(program, [...first, ...args]);
      return { code: code ?? undefined, ...said };
    },
  };
  expect(await shortWayInForce(exec, table)).toEqual({ kind: 'wanted' });
});

it.each(PAIRS)('written by $writer, read by $reader', async ({ writer, reader }) => {
  const layout = layoutOf((await loadConfig(nodeDisk(), lab.config)).config);
  if (layout === undefined) throw new Error('there are no segments');
  await nft(writer, 'flush', 'ruleset');
  await nft(writer, tablesOf(layout));
  await nft(writer, `add element inet tonewall pinholes { ${PINHOLE} timeout 3h }`);
  await nft(writer, 'add element inet tonewall sent_by { 10.0.30.21 counter packets 3 bytes 200 }');
  const listed: string[] = [];
  for (const family of FAMILIES) listed.push(await nft(reader, 'list', 'table', family, 'tonewall'));
  const present = presentIn(listed.join(''));
  expect(changeTo(layout, present)).toEqual({ kind: 'none' });
  expect(present?.given).toEqual([{ set: 'pinholes', player: '10.0.30.21', element: PINHOLE }]);
  expect(present?.counts).toMatchObject([{ address: '10.0.30.21', sent: { packets: 3, bytes: 200 } }]);
});
