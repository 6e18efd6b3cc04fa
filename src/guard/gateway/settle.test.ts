import { describe, expect, it } from 'vitest';
import { serviceMapOf } from '../request/service-map.ts';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import { as, policyOf } from '../../../test/policy/asking.ts';
import { knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import type { ReasonId } from '../policy/reasons.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { PlayerAccess } from './player-access.ts';
import type { Ruling } from './ruling.ts';
import { settled, type SettlingParts } from './settle.ts';

const [KITCHEN, OFFICE] = [foundAt(21, 'Kitchen'), foundAt(22, 'Office')];
const SILENT: ShieldFailure = { kind: 'timeout', detail: 'late', sent: true };
const STRANGE: ShieldFailure = { kind: 'malformed', detail: 'no XML', sent: true };
const principal = as('member');
const action = { kind: 'soap', id: 'AVTransport.SetAVTransportURI', riskClass: 'ssrf' } as const;
const uri = 'http://10.0.10.5:4711/one.mp3';
const asked = {
  principal,
  asker: 'phone',
  place: KITCHEN,
  player: {
    id: idOf(KITCHEN),
    model: 'S13',
    build: '97.1-80312',
    services: serviceMapOf('S13', '97.1-80312'),
  },
  at: 0,
  rules: policyOf(''),
  understood: {
    kind: 'call',
    action,
    service: 'AVTransport',
    name: 'SetAVTransportURI',
    serviceType: 'urn:schemas-upnp-org:service:AVTransport:1',
    controlPath: '/MediaRenderer/AVTransport/Control',
    arguments: [['CurrentURI', uri]],
    places: [{ scheme: 'http', host: '10.0.10.5', use: 'media' }],
  },
} as const;
const request = {
  principal,
  action,
  room: 'Kitchen',
  rooms: ['Kitchen', 'Office'],
  context: { at: 0, approved: false },
} as const;

const rulingOf = (effect: 'permit' | 'forbid', id: ReasonId): Ruling => ({
  decision: { effect, reasons: [{ id }] },
});
const PERMIT = rulingOf('permit', 'permitted-by-rule');
const AFTER_SNAPSHOT: Ruling = {
  ...PERMIT,
  figures: { volumes: { Kitchen: 20 }, volumesNow: { Kitchen: 30 }, afterSnapshot: true },
};

interface Scene {
  readonly failure?: ShieldFailure;
  /** The status with which the player answers a write; undefined where it answers none. */
  readonly answers?: number;
  readonly parts?: Partial<SettlingParts>;
}

/** What a ruling comes to, and how often the player was written to before. */
async function settle(ruling: Ruling, { failure, answers, parts }: Scene = {}) {
  let writes = 0;
  const access: PlayerAccess = {
    read: () => Promise.reject(new Error('nothing is read')),
    write: () => {
      writes += 1;
      return Promise.resolve(
        answers === undefined
          ? err(SILENT)
          : ok({ status: answers, reason: '', headers: [], body: Buffer.alloc(0) }),
      );
    },
  };
  const asker = { principal, ground: 'test', address: ip('10.0.10.5'), key: 'phone' };
  const touched = [KITCHEN, OFFICE];
  const judgement = await settled(
    { unrecorded: { passed: () => {} }, ...parts },
    { access, ruling, request, touched, asked, asker, failure },
  );
  return { judgement, writes };
}

describe('what was refused', () => {
  it.each([undefined, SILENT])('stays refused: %j', async (failure) => {
    const scene = failure ? { failure } : {};
    expect(await settle(rulingOf('forbid', 'no-rule'), scene)).toEqual({
      judgement: { effect: 'forbid', request, reason: { id: 'no-rule' } },
      writes: 0,
    });
  });

  it('for want of what the player did not tell is a failure of the player', async () => {
    expect((await settle(rulingOf('forbid', 'volume-unknown'), { failure: STRANGE })).judgement).toEqual({
      effect: 'unanswered',
      failure: STRANGE,
    });
  });

  it('without a reason is refused as a policy that failed', async () => {
    const ruling: Ruling = { decision: { effect: 'forbid', reasons: [] } };
    expect((await settle(ruling)).judgement).toEqual({
      effect: 'forbid',
      request,
      reason: { id: 'policy-failed' },
    });
  });
});

describe('what was permitted', () => {
  const permit = { effect: 'permit', request, touched: [KITCHEN, OFFICE] };

  it('is not done at a player that is silent, and is at one that answers nonsense', async () => {
    expect((await settle(PERMIT, { failure: SILENT })).judgement).toEqual({
      effect: 'unanswered',
      failure: SILENT,
    });
    expect((await settle(PERMIT, { failure: STRANGE })).judgement).toEqual(permit);
  });

  it('on how a group shares its volume out is done after the player took a snapshot, and not without', async () => {
    expect(await settle(AFTER_SNAPSHOT, { answers: 200 })).toEqual({ judgement: permit, writes: 1 });
    const refused = await settle(AFTER_SNAPSHOT, { answers: 500 });
    expect(refused.judgement).toMatchObject({ effect: 'unanswered', failure: { kind: 'malformed' } });
    expect((await settle(AFTER_SNAPSHOT)).judgement).toEqual({ effect: 'unanswered', failure: SILENT });
  });

  it('without a journal is counted', async () => {
    const counted: string[] = [];
    const parts = { unrecorded: { passed: (riskClass: string) => void counted.push(riskClass) } };
    await settle(rulingOf('permit', 'permitted-while-journal-fails'), { parts });
    await settle(PERMIT, { parts });
    expect(counted).toEqual(['ssrf']);
  });

  it('lets all players concerned fetch what the asker offers itself, each once', async () => {
    const offered: unknown[] = [];
    const offer = (one: unknown): Promise<void> => Promise.resolve(void offered.push(one));
    await settle(PERMIT, { parts: { localMedia: { offer } } });
    await settle(rulingOf('forbid', 'no-rule'), { parts: { localMedia: { offer } } });
    expect(offered).toEqual([{ players: [KITCHEN, OFFICE], client: '10.0.10.5', ports: [4711] }]);
  });
});
