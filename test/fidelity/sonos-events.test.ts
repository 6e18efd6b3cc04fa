import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeRandom } from '../../src/host/random.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { listenForEvents } from '../../src/upnp/event-listener.ts';
import { Subscription } from '../../src/upnp/subscription.ts';
import type { EventMessage } from '../../src/upnp/subscription-model.ts';
import { parseLastChange } from '../../src/wire/gena/last-change.ts';
import { ports, client, OWN, KITCHEN, call, startMeeting } from './meeting.ts';

let house: RunningHousehold;
beforeAll(async () => {
  house = await startMeeting();
});
afterAll(() => house.stop());

describe('events of players', () => {
  it('begin with the whole state and go on with every change', async () => {
    const listener = await listenForEvents({ ...ports, random: nodeRandom() }, OWN);
    const messages: EventMessage[] = [];
    const gaps: unknown[] = [];
    const subscription = new Subscription({
      ...ports,
      client,
      listener,
      publisher: { host: KITCHEN, port: 1400 },
      eventPath: '/MediaRenderer/RenderingControl/Event',
      onMessage: (message) => messages.push(message),
      onGap: (gap) => gaps.push(gap),
    });
    expect(await subscription.settled()).toMatchObject({ kind: 'active' });
    await expect.poll(() => messages.length).toBeGreaterThan(0);
    const volume = { InstanceID: '0', Channel: 'Master', DesiredVolume: '17' };
    expect(await call(KITCHEN, 'RenderingControl', 'SetVolume', volume)).toMatchObject({ kind: 'result' });
    await expect.poll(() => messages.length).toBeGreaterThan(1);
    const [, value = ''] = messages.at(-1)?.properties.find(([name]) => name === 'LastChange') ?? [];
    expect(parseLastChange(value)).toMatchObject({ ok: true });
    expect(value).toContain('<Volume channel="Master" val="17"/>');
    expect({ seqs: messages.map(({ seq }) => seq), gaps }).toEqual({
      seqs: messages.map((_, index) => index),
      gaps: [],
    });
    await subscription.end();
    await listener.close();
    expect(subscription.state).toEqual({ kind: 'ended', why: 'asked' });
  });
});
