import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { runIdentities } from '../../../test/rig/running-identities.ts';
import { guardPorts } from '../../cli/guard/ports.ts';
import { readConfig } from '../../config/read.ts';
import { nodeRandom } from '../../host/random.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { ApprovalDesk } from '../approval/desk.ts';
import { makeAuthority, makeLeaf } from '../local-api/certificates/issue.ts';
import type { Keyed } from '../local-api/certificates/keyed.ts';
import { Closers } from './closers.ts';
import { DeskInForce } from './desk-in-force.ts';

const ADDRESS = '127.61.9.1';
const NAME = 'desk.example.org';
const HOUR = 3_600_000;
let leaves: readonly Keyed[];
beforeAll(async () => {
  const ports = { clock: { now: () => Date.UTC(2026, 0, 1) }, random: nodeRandom() };
  const authority = await makeAuthority(ports);
  const make = () => makeLeaf(ports, authority, { type: 'dns', value: NAME });
  leaves = [await make(), await make()];
});

const closers = new Closers();
afterEach(() => closers.close());

async function setUp(wanted: string) {
  const config = readConfig(
    `version: 1\nplayers: { Kitchen: { address: 127.61.9.11 } }\nfront-desk: ${wanted}`,
    'conf/tonewall.yaml',
  );
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const files = new Map<string, string>();
  const put = (leaf: Keyed | undefined) => {
    files.set('conf/c.pem', leaf?.certificate ?? '');
    files.set('/etc/k.pem', leaf?.key ?? '');
  };
  put(leaves[0]);
  const { guard } = await runIdentities();
  closers.add(() => guard.close());
  const clock = createSteeredClock();
  const warnings: string[] = [];
  const ports = guardPorts({ ...silentLog, warn: (message) => warnings.push(message) });
  const read = async (path: string) => Buffer.from(files.get(path) ?? '');
  const desk = new DeskInForce(
    { ...ports, clock, disk: { ...ports.disk, read } },
    {
      certificates: {
        authority: '',
        identityFor: () => Promise.reject(new Error('not for an address')),
        identityForName: async (name) => {
          const [, leaf] = leaves;
          if (name !== NAME || !leaf) throw new Error(name);
          return { chain: leaf.certificate, key: leaf.key };
        },
      },
      parts: {
        identities: guard,
        approvals: new ApprovalDesk({ clock, journal: createKeptJournal() }),
        timeZone: () => 'UTC',
      },
    },
  );
  closers.add(() => desk.close());
  const change = await desk.prepare(config.value.frontDesk);
  await change.takeDown();
  change.putUp();
  const pass = async () => {
    clock.advance(HOUR);
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return { desk, put, pass, warnings };
}

/** Which of the two certificates is shown. */
function shown(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: ADDRESS, port: 8443, servername: NAME, rejectUnauthorized: false }, () => {
      const { raw } = socket.getPeerCertificate();
      socket.destroy();
      resolve(leaves.findIndex(({ certificate }) => new X509Certificate(certificate).raw.equals(raw)));
    });
    socket.on('error', reject);
  });
}

describe('a front desk with a name', () => {
  it("shows the guard's own certificate where no other is named", async () => {
    await setUp(`{ address: ${ADDRESS}, name: ${NAME} }`);
    expect(await shown()).toBe(1);
  });

  it("shows the owner's, and another within an hour; one that cannot be used changes nothing", async () => {
    const files = '{ chain: c.pem, key: /etc/k.pem }';
    const { put, pass, warnings } = await setUp(
      `{ address: ${ADDRESS}, name: ${NAME}, certificate: ${files} }`,
    );
    const seen = [await shown()];
    put(undefined);
    await pass();
    seen.push(await shown());
    put(leaves[1]);
    await pass();
    seen.push(await shown());
    expect([seen, warnings]).toEqual([[0, 0, 1], ["the front desk's certificate stays as it was"]]);
  });

  it('does not open with a certificate of another name', async () => {
    const files = '{ chain: c.pem, key: /etc/k.pem }';
    await expect(
      setUp(`{ address: ${ADDRESS}, name: other.example.org, certificate: ${files} }`),
    ).rejects.toMatchObject({ code: 'front-desk-certificate' });
  });

  it('takes another certificate where it stands, and stays as it is where that cannot be had', async () => {
    const { desk } = await setUp(`{ address: ${ADDRESS}, name: ${NAME} }`);
    const certificate = { chain: 'conf/c.pem', key: '/etc/k.pem' };
    const at = { address: ADDRESS, port: 8443, certificate };
    const change = await desk.prepare({ ...at, name: NAME });
    await change.takeDown();
    change.putUp();
    expect(await shown()).toBe(0);
    await expect(desk.prepare({ ...at, name: 'other.example.org' })).rejects.toMatchObject({
      code: 'front-desk-certificate',
    });
    expect([await shown(), desk.url]).toEqual([0, `https://${NAME}:8443`]);
    await (await desk.prepare({ ...at, name: NAME, port: 8444 })).undo();
    expect(await shown()).toBe(0);
  });
});
