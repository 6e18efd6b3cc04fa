import type { IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../journal/entry.ts';
import type { EventHub } from '../events/event-hub.ts';
import { volumeEffectOf } from '../effects/volumes.ts';
import type { Identification, Identify } from './identify.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Decision, Policy } from '../policy/decision.ts';
import { understand } from '../request/understand.ts';
import type { WholeRequest } from '../request/whole-request.ts';
import type { NotUnderstood } from '../request/understood.ts';
import { headersOf } from '../../wire/http/headers.ts';
import type { Addresses } from './addresses.ts';
import type { Answer } from './answer.ts';
import { accessRequestOf, type Asked } from './ask-policy.ts';
import { decisionEntry, refusalEntry } from './journal-entries.ts';
import { checkDoor, type DoorNames } from './door-rules.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { performCall } from './perform-call.ts';
import { performEventing } from './perform-eventing.ts';
import { performPage } from './perform-page.ts';
import type { PlayerAccess } from './player-access.ts';
import { playerFailed, refusalOf, refusalOfNotUnderstood } from './refusals.ts';
import type { Roster } from './roster.ts';
import { withoutJournal } from './without-journal.ts';
import type { ZoneGroups } from './zone-groups.ts';

export interface EnforcerParts {
  readonly clock: Clock;
  readonly roster: Roster;
  readonly access: PlayerAccess;
  readonly addresses: Addresses;
  readonly zoneGroups: ZoneGroups;
  readonly hub: EventHub;
  readonly journal: Journal;
  readonly identify: Identify;
  /** The policy in force now: another after a reload. */
  readonly policy: () => Policy;
}

/** One request as it came to a door. */
export interface AtDoor {
  readonly place: PlayerPlace;
  readonly names: DoorNames;
  readonly address: IpAddress;
  readonly request: WholeRequest;
}

/**
 * The path of a guarded request: the rules of the door, what it is, who asks, what the policy says, the journal, and only
 * then the act. Every way out but the last is an answer of the guard itself.
 */
export class Enforcer {
  readonly #parts: EnforcerParts;

  constructor(parts: EnforcerParts) {
    this.#parts = parts;
  }

  async serve(at: AtDoor): Promise<Answer> {
    const { roster, identify, clock, addresses } = this.#parts;
    const { place, request, address } = at;
    const { principal, ground } = identify({
      address,
      authorization: headersOf(request.head.headers, 'authorization'),
      player: place.room,
    });
    const door = checkDoor(request.head, at.names);
    if (!door.ok) return this.#turnAway(at, { principal, ground }, door.error);
    const player = roster.known(place);
    if (!player) return playerFailed('page', false, 'this speaker has not answered yet');
    const understood = understand(request, player.services, addresses.inward);
    if (!understood.ok) return this.#turnAway(at, { principal, ground }, understood.error);
    const asked: Asked = { understood: understood.value, principal, place, player, at: clock.now() };
    return this.#inTurn(asked, (access) => this.#decide(access, asked, { address, ground }));
  }

  /** What depends on how loud a room is now is judged and done while nobody else can change that. */
  #inTurn(asked: Asked, task: (access: PlayerAccess) => Promise<Answer>): Promise<Answer> {
    const { access } = this.#parts;
    const { understood, place, principal } = asked;
    const effect = understood.kind === 'call' ? volumeEffectOf(understood) : undefined;
    const relative = effect?.kind === 'by' || effect?.kind === 'group-by';
    return relative ? access.exclusive(place, principal.id, task) : task(access);
  }

  async #decide(
    access: PlayerAccess,
    asked: Asked,
    origin: { readonly address: IpAddress; readonly ground: string },
  ): Promise<Answer> {
    const { addresses, zoneGroups, policy, journal } = this.#parts;
    const request = await accessRequestOf(
      { access, addresses, topology: (place) => zoneGroups.now(place) },
      asked,
    );
    const judged = policy().decide(request);
    const written = journal.append(decisionEntry(request, judged, origin));
    const decision: Decision = written ? judged : withoutJournal(judged, asked.understood);
    if (decision.effect === 'permit') return this.#act(access, { asked, request, address: origin.address });
    const [reason = { id: 'policy-failed' }] = decision.reasons;
    return refusalOf(asked.understood.action.kind, reason);
  }

  #act(
    access: PlayerAccess,
    {
      asked,
      request,
      address,
    }: { readonly asked: Asked; readonly request: AccessRequest; readonly address: IpAddress },
  ): Promise<Answer> {
    const { addresses, hub, zoneGroups } = this.#parts;
    const { understood, place, player, principal } = asked;
    if (understood.kind === 'subscribe' || understood.kind === 'unsubscribe')
      return performEventing(hub, { understood, place, player, principal, address });
    const permitted = { place, forWhom: principal.id, touched: this.#placesOf(request.rooms) };
    const forget = understood.action.riskClass === 'read' ? () => {} : () => zoneGroups.forget();
    forget();
    const answer =
      understood.kind === 'call'
        ? performCall(access, addresses, { ...permitted, understood })
        : performPage(access, addresses, { ...permitted, understood });
    // Who asked meanwhile may have been told what was before.
    return answer.finally(forget);
  }

  /** A room that nobody named may be any. */
  #placesOf(rooms: readonly string[]): readonly PlayerPlace[] {
    const { places } = this.#parts.roster;
    const named = rooms.map((room) => places.find((place) => place.room === room));
    return named.includes(undefined) ? places : places.filter(({ room }) => rooms.includes(room));
  }

  /** Writes down what was turned away before there was anything to decide. */
  note({ place, address }: Omit<AtDoor, 'request'>, refusal: NotUnderstood): void {
    const { journal, clock, identify } = this.#parts;
    const { principal, ground } = identify({ address, player: place.room });
    journal.append(refusalEntry(refusal, { place, principal, at: clock.now(), address, ground }));
  }

  #turnAway(
    { place, address }: AtDoor,
    { principal, ground }: Identification,
    refusal: NotUnderstood,
  ): Answer {
    const { journal, clock } = this.#parts;
    journal.append(refusalEntry(refusal, { place, principal, at: clock.now(), address, ground }));
    return refusalOfNotUnderstood(refusal);
  }
}
