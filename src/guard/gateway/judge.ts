import { ok, type Result } from '../../base/result.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { Shield } from '../shield/shield.ts';
import type { WaitFailure } from '../shield/waiting.ts';
import type { Aim } from '../effects/aims.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Addresses } from './addresses.ts';
import { accessRequestOf, type Asked } from './ask-policy.ts';
import { lookCloser } from './closer-look.ts';
import type { Asker } from './enter.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { firstHold, type Hold, holds, wider } from './hold.ts';
import type { Judgement } from './judgement.ts';
import { isSilent, NoticingAccess } from './noticing-access.ts';
import { accessThrough, alone, type PlayerAccess, together } from './player-access.ts';
import type { Roster } from './roster.ts';
import { type Look, type RulingParts, ruleOn } from './ruling.ts';
import { settled, type SettlingParts } from './settle.ts';
import type { PlayerAt } from './volume-questions.ts';
import type { ZoneGroups } from './zone-groups.ts';

export interface JudgeParts extends RulingParts, SettlingParts {
  readonly roster: Roster;
  readonly shield: Shield;
  readonly addresses: Addresses;
  readonly zoneGroups: ZoneGroups;
}

/** One try at a request: whose players hold still for it, and what earlier tries have found. */
interface Try {
  readonly hold: Hold | undefined;
  readonly unwritten: boolean;
}

interface Case {
  readonly asked: Asked;
  readonly asker: Asker;
}

interface Looking extends Pick<Try, 'hold'>, Pick<Case, 'asked'> {
  readonly request: AccessRequest;
  readonly touched: readonly PlayerPlace[];
}

/** What follows from a judgement. */
type Act<T> = (access: PlayerAccess, judged: Judgement) => T | Promise<T>;

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
  async inTurn<T>(asked: Asked, asker: Asker, act: Act<T>): Promise<Result<T, WaitFailure>> {
    const one = { asked, asker };
    let next: Try = { hold: firstHold(asked), unwritten: false };
    for (;;) {
      const taken = next;
      const outcome = taken.hold
        ? await this.#holding(taken.hold, asked, (access) => this.#try(access, taken, { one, act }))
        : ok(await this.#try(accessThrough(this.#parts.shield, asked.asker), taken, { one, act }));
      if (!outcome.ok) return outcome;
      if ('done' in outcome.value) return ok(outcome.value.done);
      next = outcome.value;
    }
  }

  async #try<T>(
    access: PlayerAccess,
    taken: Try,
    { one, act }: { readonly one: Case; readonly act: Act<T> },
  ): Promise<Try | { readonly done: T }> {
    const judged = await this.#judge(access, taken, one);
    return 'hold' in judged ? judged : { done: await act(access, judged) };
  }

  #holding<T>(
    hold: Hold,
    { asker: principal }: Asked,
    task: (access: PlayerAccess) => Promise<T>,
  ): Promise<Result<T, WaitFailure>> {
    const held = { principal, players: hold.players };
    const inSection = hold.manner === 'alone' ? alone : together;
    return inSection(this.#parts.shield, held, task);
  }

  async #judge(access: PlayerAccess, { hold, unwritten }: Try, one: Case): Promise<Judgement | Try> {
    const noticed = new NoticingAccess(access);
    const { addresses, zoneGroups } = this.#parts;
    const asking = accessRequestOf({ access: noticed, addresses, zoneGroups }, one.asked);
    const request = asking instanceof Promise ? await asking : asking;
    const touched = this.#placesOf(request.rooms);
    // Of a player that is silent nothing is done in the end.
    if (hold && !holds(hold, touched) && !silentOnly(noticed.failure))
      return { hold: wider(hold, touched, this.#parts.roster.places), unwritten };
    const look: Look = (aim) => this.#look(noticed, aim, { hold, asked: one.asked, request, touched });
    const ruling = await ruleOn(this.#parts, { ...one, request, unwritten, look });
    if (ruling === 'outdated') return { effect: 'outdated' };
    if ('lookAlone' in ruling)
      return { hold: { manner: 'alone', players: touched }, unwritten: ruling.unwritten };
    return settled(this.#parts, { access, ruling, request, touched, ...one, failure: noticed.failure });
  }

  #look(access: PlayerAccess, aim: Aim, { hold, asked, request, touched }: Looking): ReturnType<Look> {
    if (hold?.manner !== 'alone') return Promise.resolve('not-alone');
    const isKnown = request.rooms.every((room) => touched.some((place) => place.room === room));
    const rooms = touched.flatMap((place) => this.#at(place) ?? []);
    if (!isKnown || rooms.length < touched.length) return Promise.resolve(undefined);
    return lookCloser(access, { aim, asked, rooms });
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
