import type { Gateway } from '../../config/config.ts';
import { cardsOf, named } from '../../guard/doctor/between.ts';
import { cardsThere } from '../../guard/doctor/look/links.ts';
import type { DoctorPorts } from '../../guard/doctor/probe.ts';

/** A sentence for each card of the configuration that this computer does not have now. None where the system does not show its cards. */
export async function missingCards(disk: DoctorPorts['disk'], gateway: Gateway): Promise<readonly string[]> {
  const there = await cardsThere(disk);
  return cardsOf(gateway)
    .filter((card) => there && !there.includes(card.interface))
    .map(
      (card) =>
        `${named(card)} is not there now: its rules hold from the moment it is (ip link shows the cards)`,
    );
}
