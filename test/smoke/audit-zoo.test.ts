import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditResult, runAudit } from '../../src/audit/run.ts';
import { asIpAddress, type IpAddress } from '../../src/base/address.ts';
import { nodeNet } from '../../src/host/net.ts';
import { silentLog } from '../../src/ports/log.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { realClock, realRandom } from '../../src/sim/rig/ports.ts';
import { whyForeign } from './permitted.ts';
import { shortName, startZoo, ZOO } from './zoo.ts';

let house: RunningHousehold;
let before: string;
let result: AuditResult;

const addressed = (text: string): IpAddress => asIpAddress(text) ?? expect.unreachable(`no address: ${text}`);

beforeAll(async () => {
  house = await startZoo('127.105.5.');
  before = house.stateHash();
  result = await runAudit(
    { net: nodeNet(), clock: realClock, random: realRandom, log: silentLog },
    {
      tool: '0.0.0',
      scope: {
        given: house.players.map(({ address }) => ({ address: addressed(address) })),
        sweep: [],
        within: [],
      },
    },
  );
});

afterAll(() => house.stop());

const received = () =>
  house.recorder
    .entries({ direction: 'in' })
    .filter(({ door, method }) => (door === 'tcp' || door === 'tls') && method !== undefined);
const sent = () => result.bundle.transcript.filter((entry) => entry.kind === 'http');
const idOf = (address: string): string =>
  house.players.find((player) => player.address === address)?.id ?? expect.unreachable(address);

/** Failing results by `player check`, as the report has them. */
const failing = () =>
  new Map(
    result.report.groups
      .flatMap(({ devices }) => devices)
      .flatMap(({ address, results }) =>
        results
          .filter(({ verdict }) => verdict === 'fail')
          .map((one) => [`${shortName(idOf(address))} ${one.check}`, one] as const),
      ),
  );

describe('an audit of the zoo', () => {
  it('leaves every player as it was', () => {
    expect(house.stateHash()).toBe(before);
    expect(house.recorder.entries({ direction: 'in' }).filter(({ effect }) => effect)).toEqual([]);
  });

  it('sends what is on the permit list and nothing else', () => {
    const foreign = received().flatMap((request) => {
      const why = whyForeign(request);
      return why === undefined ? [] : [`${request.method} ${request.target}: ${why}`];
    });
    expect(received().length).toBeGreaterThan(500);
    expect(foreign).toEqual([]);
  });

  it('records every request that players received', () => {
    const line = (peer: string, method = '', target = '') => `${peer} ${method} ${target}`;
    const byPlayers = received().map(({ playerId, method, target }) => line(playerId ?? '', method, target));
    const byAudit = sent().map(({ peer, request }) =>
      line(idOf(peer.split(':')[0] ?? ''), request.method, request.target),
    );
    expect(byAudit.sort()).toEqual(byPlayers.sort());
  });

  it('takes every subscription back by its own SID, where it was given', () => {
    const sidOf = (headers: readonly (readonly string[])[]) =>
      headers.find(([name]) => name?.toUpperCase() === 'SID')?.[1];
    const granted = sent().flatMap(({ peer, request, response }) =>
      request.method === 'SUBSCRIBE' && response?.status === 200
        ? [`${peer} ${request.target} ${sidOf(response.headers)}`]
        : [],
    );
    const ended = sent().flatMap(({ peer, request, response }) =>
      request.method === 'UNSUBSCRIBE' && response?.status === 200
        ? [`${peer} ${request.target} ${sidOf(request.headers)}`]
        : [],
    );
    expect(granted.length).toBeGreaterThan(0);
    expect(ended.sort()).toEqual(granted.sort());
  });

  it('is at no fault itself', () => {
    expect(result.exit).toBe(1);
    expect(result.bundle.run.notes).toEqual([]);
  });

  it('fails by player and check what the list says, none less and none more', () => {
    const listed = ZOO.weaknesses.flatMap((weakness) =>
      'check' in weakness ? weakness.on.map((player) => `${player} ${weakness.check}`) : [],
    );
    expect([...failing().keys()].sort()).toEqual([...new Set(listed)].sort());
  });

  it.each(ZOO.weaknesses.filter((weakness) => 'check' in weakness))('names what $id is', (weakness) => {
    const { check, on, names = [] } = weakness;
    const unnamed = on.flatMap((player) => {
      const found = failing().get(`${player} ${check}`);
      const text = JSON.stringify([
        found?.reasons,
        found?.items.map(({ label, value }) => `${label}: ${value}`),
      ]);
      return names
        .filter((name) => !text.includes(JSON.stringify(name).slice(1, -1)))
        .map((name) => `${player}: ${name}`);
    });
    expect(unnamed).toEqual([]);
  });

  it('keeps hostile names as evidence; printing them is work of the renderings', () => {
    const names = result.report.groups.flatMap(({ devices }) => devices.map(({ name }) => name));
    expect(names).toContain(`<script>alert('room')</script>&amp;"]]>`);
  });
});
