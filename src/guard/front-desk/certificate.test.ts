import { beforeAll, expect, it } from 'vitest';
import { TonewallError } from '../../base/errors.ts';
import { nodeRandom } from '../../host/random.ts';
import { makeAuthority, makeLeaf } from '../local-api/certificates/issue.ts';
import type { Keyed } from '../local-api/certificates/keyed.ts';
import { certificateFrom } from './certificate.ts';

const NAME = 'desk.example.org';
const ports = { clock: { now: () => Date.UTC(2026, 0, 1) }, random: nodeRandom() };
let authority: Keyed;
let leaf: Keyed;
beforeAll(async () => {
  authority = await makeAuthority(ports);
  leaf = await makeLeaf(ports, authority, { type: 'dns', value: NAME });
});

async function read(chain: string, key: string, name = NAME): Promise<unknown> {
  const disk = { read: async (path: string) => Buffer.from(path === 'c.pem' ? chain : key) };
  try {
    return await certificateFrom(disk, { chain: 'c.pem', key: 'k.pem' }, name);
  } catch (cause) {
    return cause instanceof TonewallError ? `${cause.code}: ${cause.message}` : cause;
  }
}

it('takes a certificate for the name with its key', async () => {
  const chain = `${leaf.certificate}\n${authority.certificate}`;
  expect(await read(chain, leaf.key)).toEqual({ chain, key: leaf.key });
});

it('refuses what cannot be used, and says nothing of the key', async () => {
  const refused = 'front-desk-certificate: the certificate in c.pem:';
  expect([
    await read(leaf.certificate, authority.key),
    await read(leaf.certificate, leaf.key, 'other.example.org'),
    await read(leaf.certificate, 'secret'),
    await read('', leaf.key),
  ]).toEqual([
    `${refused} the key is of another one`,
    `${refused} it is not for other.example.org`,
    `${refused} it or its key is no PEM`,
    `${refused} it or its key is no PEM`,
  ]);
});
