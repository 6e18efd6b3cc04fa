import { ok, type Result } from '../../base/result.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { Shield } from '../shield/shield.ts';
import type { WaitFailure } from '../shield/waiting.ts';
import type { Aim } from '../effects/aims.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Reason } from '../policy/decision.ts';
import type { ReasonId } from '../policy/reasons.ts';
import type { Unrecorded } from '../record/unrecorded.ts';
import type { Addresses } from './addresses.ts';
import { accessRequestOf, type Asked } from './ask-policy.ts';
import { type Figures, lookCloser } from './closer-look.ts';
import type { Asker } from './enter.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { firstHold, type Hold, holds, wider } from './hold.ts';
import type { LocalMedia } from './local-media.ts';
import { isSilent, noticing } from './noticing-access.ts';
import { offersIn } from './offers.ts';
import { accessThrough, alone, type PlayerAccess, together } from './player-access.ts';
import type { Roster } from './roster.ts';
import { type Ruling, type RulingParts, ruleOn } from './ruling.ts';
import { type PlayerAt, snapshotOf } from './volume-questions.ts';
import type { ZoneGroups } from './zone-groups.ts';

export interface JudgeParts extends RulingParts {
  readonly roster: Roster;
  readonly shield: Shield;
  readonly addresses: Addresses;
  readonly zoneGroups: ZoneGroups;
  readonly unrecorded: Unrecorded;
  /** Missing where no firewall stands between players and people. */
  readonly localMedia?: Pick<LocalMedia, 'offer'>;
}

/** What was decided and written down. */
export type Judgement =
  | { readonly effect: 'permit'; readonly request: AccessRequest; readonly touched: readonly PlayerPlace[] }
  | { readonly effect: 'forbid'; readonly request: AccessRequest; readonly reason: Reason }
  /** The player did not tell what a decision has to know, and so nothing is done; the journal has the decision without it. */
  | { readonly effect: 'unanswered'; readonly failure: ShieldFailure }
  /** Other rules came into force meanwhile: nothing was decided, and it has to be looked at from the beginning. */
  | { readonly effect: 'outdated' };

/** Reasons for which a player that told nothing may be the only cause. */
const UNTOLD: readonly ReasonId[] = ['room-not-permitted', 'volume-unknown'];

/** One try at a request: whose players hold still for it, and what earlier tries have found. */
interface Try {
  readonly hold: Hold | undefined;
  readonly unwritten: boolean;
}

interface Case {
  readonly asked: Asked;
  readonly asker: Asker;
}

/** One judge for both doors: what the policy says of a request that was understood, and the journal, before anything is done. */
export class Judge {
  readonly #parts: JudgeParts;

  constructor(parts: JudgeParts) {
    this.#parts = parts;
  }

  /**
   * Judges a request and acts on it. What the judgement rests on (how loud a room is, who plays together) holds until the
   * act: the players concerned hold still. Which those are is asked while the player asked holds still already, and where
   * there are more of them it begins again with these.
   */
  async inTurn<T>(
    asked: Asked,
    asker: Asker,
    act: (access: PlayerAccess, judged: Judgement) => Promise<T>,
  ): Promise<Result<T, WaitFailure>> {
    let next: Try = { hold: firstHold(asked), unwritten: false };
    for (;;) {
      const taken = next;
      const outcome = await this.#holding(taken, asked, async (access) => {
        const judged = await this.#judge(access, taken, { asked, asker });
        return 'hold' in judged ? judged : { done: await act(access, judged) };
      });
      if (!outcome.ok) return outcome;
      if ('done' in outcome.value) return ok(outcome.value.done);
      next = outcome.value;
    }
  }

  async #holding<T>(
    { hold }: Try,
    { asker: principal }: Asked,
    task: (access: PlayerAccess) => Promise<T>,
  ): Promise<Result<T, WaitFailure>> {
    const { shield } = this.#parts;
    if (!hold) return ok(await task(accessThrough(shield, principal)));
    const held = { principal, players: hold.players };
    return hold.manner === 'alone' ? alone(shield, held, task) : together(shield, held, task);
  }

  async #judge(access: PlayerAccess, { hold, unwritten }: Try, one: Case): Promise<Judgement | Try> {
    const noticed = noticing(access);
    const { addresses, zoneGroups } = this.#parts;
    const request = await accessRequestOf({ access: noticed.access, addresses, zoneGroups }, one.asked);
    const touched = this.#placesOf(request.rooms);
    // Of a player that is silent nothing is done in the end.
    if (hold && !holds(hold, touched) && !silentOnly(noticed.failure()))
      return { hold: wider(hold, touched, this.#parts.roster.places), unwritten };
    const look = async (aim: Aim): Promise<Figures | undefined | 'elsewhere'> => {
      if (hold?.manner !== 'alone') return 'elsewhere';
      const isKnown = request.rooms.every((room) => touched.some((place) => place.room === room));
      if (!isKnown) return undefined;
      const rooms = touched.map((place) => this.#at(place));
      const known = rooms.flatMap((room) => room ?? []);
      return known.length < rooms.length
        ? undefined
        : lookCloser(noticed.access, { aim, asked: one.asked, rooms: known });
    };
    const ruling = await ruleOn(this.#parts, { ...one, request, unwritten, look });
    if (ruling === 'outdated') return { effect: 'outdated' };
    if ('elsewhere' in ruling)
      return { hold: { manner: 'alone', players: touched }, unwritten: ruling.unwritten };
    return this.#settled(access, {
      ruling,
      request,
      touched,
      one,
      failure: noticed.failure(),
    });
  }

  async #settled(
    access: PlayerAccess,
    {
      ruling: { decision, figures },
      request,
      touched,
      one,
      failure,
    }: {
      readonly ruling: Ruling;
      readonly request: AccessRequest;
      readonly touched: readonly PlayerPlace[];
      readonly one: Case;
      readonly failure: ShieldFailure | undefined;
    },
  ): Promise<Judgement> {
    const [reason = { id: 'policy-failed' as const }] = decision.reasons;
    if (decision.effect === 'forbid')
      return failure && UNTOLD.includes(reason.id)
        ? { effect: 'unanswered', failure }
        : { effect: 'forbid', request, reason };
    if (failure && isSilent(failure)) return { effect: 'unanswered', failure };
    const noSnapshot = figures?.afterSnapshot ? await takeSnapshot(access, one.asked, touched) : undefined;
    if (noSnapshot) return { effect: 'unanswered', failure: noSnapshot };
    if (reason.id === 'permitted-while-journal-fails')
      this.#parts.unrecorded.passed(request.action.riskClass);
    await this.#offer(one, touched);
    return { effect: 'permit', request, touched };
  }

  /** What the asker offers itself the player has to be able to fetch, and whoever plays with it. */
  async #offer(
    { asked: { understood, place }, asker }: Case,
    touched: readonly PlayerPlace[],
  ): Promise<void> {
    const { localMedia } = this.#parts;
    if (!localMedia || !('places' in understood) || understood.places.length === 0) return;
    const ports = offersIn(understood, asker.address);
    const players = [...new Set([place, ...touched])];
    if (ports.length > 0) await localMedia.offer({ players, client: asker.address, ports });
  }

  #at(place: PlayerPlace): PlayerAt | undefined {
    const player = this.#parts.roster.known(place);
    return player && { place, player };
  }

  /** Something else than a write of the shield's own changes these players, now or in a moment. */
  changed(players: readonly PlayerPlace[]): void {
    for (const { endpoint } of players) this.#parts.shield.changed(endpoint.host);
  }

  /** A room that nobody named may be any. */
  #placesOf(rooms: readonly string[]): readonly PlayerPlace[] {
    const { places } = this.#parts.roster;
    const named = rooms.map((room) => places.find((place) => place.room === room));
    return named.includes(undefined) ? places : places.filter(({ room }) => rooms.includes(room));
  }
}

const silentOnly = (failure: ShieldFailure | undefined): boolean =>
  failure !== undefined && isSilent(failure);

/** Without it the figures do not hold, and so nothing follows. */
async function takeSnapshot(
  access: PlayerAccess,
  asked: PlayerAt,
  touched: readonly PlayerPlace[],
): Promise<ShieldFailure | undefined> {
  const request = snapshotOf(asked);
  const outcome = request && (await access.write({ request, touched }));
  if (outcome?.ok === false) return outcome.error;
  return outcome?.value.status === 200 ? undefined : NO_SNAPSHOT;
}

const NO_SNAPSHOT: ShieldFailure = {
  kind: 'malformed',
  detail: 'the player took no snapshot of its group',
  sent: true,
};
