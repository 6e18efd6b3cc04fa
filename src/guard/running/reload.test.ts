import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, transport } from '../../../test/rig/guard/controller.ts';
import { renewed } from '../../../test/rig/guard/lasting-client.ts';
import {
  type ReloadedHouse,
  startReloadedHouse,
  threePlayers,
} from '../../../test/rig/guard/reloaded-house.ts';
import { localDoor } from '../../host/local-door.ts';
import { sendRaw } from '../../sim/rig/request.ts';
import { askDesk, doorPath } from '../approval/door.ts';
import type { DeskQuestion } from '../approval/messages.ts';

const SUBNET = '127.36.31';
const { at, KITCHEN, OFFICE, GARDEN } = threePlayers(SUBNET);
let rig: ReloadedHouse;

beforeAll(async () => {
  rig = await startReloadedHouse(SUBNET);
});
beforeEach(() => rig.start());
afterEach(() => rig.stop());
afterAll(() => rig.close());

describe('a front desk', () => {
  const home = (address: string) =>
    sendRaw({
      address,
      port: 8080,
      text: `GET / HTTP/1.1\r\nHost: ${address}:8080\r\nConnection: close\r\n\r\n`,
    }).then(
      ({ status }) => status,
      (cause: NodeJS.ErrnoException) => cause.code,
    );
  const refusal = async () =>
    (
      await sendRaw({
        address: at(111),
        text: `GET /status/zp HTTP/1.0\r\nHost: ${at(111)}:1400\r\n\r\n`,
      })
    ).body;

  it('that is added, moved and removed is followed, and refusals lead to it', async () => {
    const nobody = (more = '') => ({ role: 'nobody', more });
    await rig.reload([KITCHEN], nobody(`front-desk: { address: ${at(1)} }`));
    expect([await home(at(1)), (await refusal()).includes(`http://${at(1)}:8080/enrol`)]).toEqual([
      200,
      true,
    ]);
    await rig.reload([KITCHEN], nobody(`front-desk: { address: ${at(2)} }`));
    expect([await home(at(1)), await home(at(2))]).toEqual(['ECONNREFUSED', 200]);
    expect(await refusal()).toContain(`http://${at(2)}:8080/enrol`);
    await rig.reload([KITCHEN], nobody());
    expect([await home(at(2)), (await refusal()).includes('/enrol')]).toEqual(['ECONNREFUSED', false]);
  });
});

describe('rights', () => {
  it('are those of the new file at once, whoever has subscribed before', async () => {
    const { sid } = await rig.client.subscribed(at(111));
    // An owner when it subscribed; it is asked who that is now.
    const more = 'roles:\n  guest: { may: [everything] }\n';
    await rig.reload([KITCHEN, OFFICE], { role: 'guest', more });
    expect(await renewed(at(111), sid)).toBe(200);
    await rig.reload([KITCHEN, OFFICE], { role: 'nobody', more });
    await rig.reload([KITCHEN, OFFICE], { role: 'guest', more });
    expect(await renewed(at(111), sid)).toBe(412);
  });

  it('are never those of one file for whom another file names', async () => {
    const guests = (may: string) => `roles:\n  guest: { may: [${may}] }\n`;
    await rig.reload([KITCHEN, OFFICE], { role: 'guest', more: guests('read') });
    rig.house.faults.add({ kind: 'slow', player: 'Kitchen', ms: 500 });
    const asked = call({ door: at(111), ...transport('Stop') });
    // Whom stopping would reach is what the guard has to know first.
    await vi.waitFor(() =>
      expect(rig.house.recorder.entries({ direction: 'in' }).at(-1)?.body).toContain('GetZone'),
    );
    await rig.reload([KITCHEN, OFFICE], { role: 'nobody', more: guests('everything') });
    rig.house.faults.clear();
    expect(await asked).toMatchObject({ status: 500, error: 606 });
  });

  it('that an owner gave to one request end with the player that it was for', async () => {
    const stop = { role: 'owner', more: 'approval: [playback]\n' };
    await rig.reload([KITCHEN, OFFICE], stop);
    const asked = async () => (await call({ door: at(111), ...transport('Stop') })).error;
    const owner = (question: DeskQuestion) =>
      askDesk(localDoor(), doorPath(rig.under().stateFolder), question);
    expect(await asked()).toBe(604);
    await owner({ ask: 'approve', number: 1 });
    await rig.reload([KITCHEN.replace(at(11), at(13)), OFFICE], stop);
    expect(await owner({ ask: 'list' })).toEqual({ answer: 'list', approvals: [] });
    expect(await asked()).toBe(604);
  });
});

it('is written down, with what was opened and closed', async () => {
  await rig.reload([OFFICE, GARDEN]);
  const text = readFileSync(join(rig.under().stateFolder, 'journal', '00000001.jsonl'), 'utf8');
  const [entry] = text
    .split('\n')
    .filter((line) => line.includes('"reloaded"'))
    .map((line) => JSON.parse(line) as { readonly facts: unknown });
  expect(entry?.facts).toEqual({ file: 'tonewall.yaml', opened: ['Garden'], closed: ['Kitchen'] });
});
