import { expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, PLAYERS } from './discovery-lab.ts';
import { addressesIn, search } from './finding.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { TONEWALL } from './tonewall.ts';

/** A device in a segment where nobody may do anything: it finds nothing, is shown the way to the front desk, and after the code finds players. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const found = async (): Promise<readonly string[]> =>
  addressesIn(await search(lab.hosts.thing, { expect: PLAYERS, timeoutMs: 4000 }));

/** As a browser asks: status, and the page or where it leads. */
async function visit(url: string, form?: string): Promise<{ status: number; text: string }> {
  const program = `
    const form = ${JSON.stringify(form ?? null)};
    const origin = new URL('${url}').origin;
    const init = form === null ? {} : { method: 'POST', body: form, headers: { origin, 'content-type': 'application/x-www-form-urlencoded' } };
    fetch('${url}', { redirect: 'manual', ...init }).then(async (r) => console.log(JSON.stringify({ status: r.status, text: await r.text() })));`;
  return JSON.parse(await must(lab.hosts.thing, process.execPath, '-e', program));
}

it('a browser that reaches for a player is led to the front desk, and its device finds players after that', async () => {
  expect(await found()).toEqual([]);
  const refused = await visit(`http://${PLAYERS[0]}:1400/`);
  expect(refused.status).toBe(403);
  const way = /href="(http:\/\/10\.0\.40\.1:8080\/enrol)"/.exec(refused.text)?.[1] ?? '';
  const desk = await visit(way);
  expect([desk.status, /<input[^>]*name="code"/.test(desk.text)]).toEqual([200, true]);
  const made = await must(
    lab.hosts.router,
    process.execPath,
    TONEWALL,
    'enrol',
    '--name',
    'tablet',
    '--role',
    'member',
    '--config',
    lab.config,
    '--state',
    lab.stateFolder,
    '--json',
  );
  const { code } = Object(JSON.parse(made));
  expect((await visit(way, `code=${encodeURIComponent(String(code))}`)).status).toBe(303);
  expect(await found()).toEqual(PLAYERS);
  expect((await visit(`http://${PLAYERS[0]}:1400/status/zp`)).status).toBe(200);
}, 90_000);
