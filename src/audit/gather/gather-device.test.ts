import { afterEach, expect, it } from 'vitest';
import {
  answer,
  description,
  type HostileDevice,
  service,
  startDevice,
} from '../../../test/hostile/device.ts';
import { asIpAddress } from '../../base/address.ts';
import { nodeNet } from '../../host/net.ts';
import { realClock, realRandom } from '../../sim/rig/ports.ts';
import type { DeviceEvidence } from '../evidence/device.ts';
import { known } from '../evidence/observation.ts';
import { ADDRESS_BUDGET, Budget } from './budget.ts';
import { createEvidenceRoom } from './evidence-room.ts';
import { gatherDevice } from './gather-device.ts';
import type { AnyGatherer } from './registry.ts';
import { createTranscript } from './transcript.ts';

const host = asIpAddress('127.105.4.2') ?? expect.unreachable();
let device: HostileDevice | undefined;

afterEach(() => device?.close());

async function gather(
  behave: Parameters<typeof startDevice>[1],
  gatherers?: readonly AnyGatherer[],
): Promise<DeviceEvidence> {
  device = await startDevice(host, behave);
  return gatherDevice({
    context: {
      net: nodeNet(),
      clock: realClock,
      random: realRandom,
      transcript: createTranscript(realClock),
      endpoint: { host, port: device.port },
      descriptionPath: '/description.xml',
      budget: new Budget(realClock, ADDRESS_BUDGET),
    },
    room: createEvidenceRoom(),
    sightings: [],
    claim: () => false,
    ...(gatherers ? { gatherers } : {}),
  });
}

/** A gatherer that was written, or changed at run time, against the types. */
const forged = (gatherer: { readonly id: string; gather(context: unknown): unknown }): AnyGatherer =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- forging is what this test is about
  ({ concerns: 'any-device', ...gatherer }) as unknown as AnyGatherer;

it('a refusal of the guard is a fault of Tonewall for this device, and stops it', async () => {
  const rebooting = forged({
    id: 'forms',
    gather: ({ probe }: { probe: { page(path: string): unknown } }) => probe.page('/reboot'),
  });
  const after = forged({ id: 'art-proxy', gather: () => expect.unreachable('it was asked') });
  const { parts } = await gather((socket) => socket.end(answer(404)), [rebooting, after]);
  expect(device?.requests).toEqual([]);
  expect(parts).toEqual({
    forms: {
      known: false,
      why: {
        kind: 'fault',
        text: 'a fault of Tonewall: the audit was about to send what it may not: GET /reboot: the page is not on the list',
        exchange: [],
      },
    },
    'art-proxy': {
      known: false,
      why: {
        kind: 'fault',
        text: 'after a fault of Tonewall nothing more was asked of this device',
        exchange: [],
      },
    },
  });
});

it('evidence of another shape is not kept', async () => {
  const odd = forged({ id: 'forms', gather: () => known({ pages: [{ path: 7 }] }, [1]) });
  expect((await gather((socket) => socket.end(answer(404)), [odd])).parts).toEqual({
    forms: {
      known: false,
      why: {
        kind: 'fault',
        text: 'a fault of Tonewall: the evidence of forms has another shape',
        exchange: [],
      },
    },
  });
});

it('a device that describes itself without end is kept as far as there is room', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `A${index}${'x'.repeat(110)}`);
  const scpd = `<scpd xmlns="urn:schemas-upnp-org:service-1-0"><actionList>${names
    .map((name) => `<action><name>${name}</name></action>`)
    .join('')}</actionList></scpd>`;
  const services = Array.from({ length: 12 }, (_, index) => service(`S${index}`)).join('');
  const evidence = await gather((socket, request) =>
    socket.end(
      answer(200, request.startsWith('GET /xml/') ? scpd : description({ services, player: false })),
    ),
  );
  expect(evidence.parts['control-surface']).toEqual({
    known: false,
    why: { kind: 'limit', text: 'the address gave more evidence than is kept of one', exchange: [] },
  });
  expect(JSON.stringify(evidence, undefined, 2).length).toBeLessThan(300_000);
});
