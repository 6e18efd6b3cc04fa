import { type Card, cardsOf, named } from './between.ts';
import { fail, inconclusive, notApplicable, pass, together } from './finding.ts';
import { kernelHas, type KernelPart } from './look/kernel-parts.ts';
import { cardsThere } from './look/links.ts';
import type { Finding, Probe, Scene } from './probe.ts';

/** A part of the kernel that some configurations need, or none today. */
export interface PartDefinition extends KernelPart {
  readonly id: string;
  readonly title: string;
  /** What Tonewall would do with it. */
  readonly meaning: string;
  /** As it stands in a sentence: `VLAN devices`. */
  readonly what: string;
  /** Names of cards that cannot be without it; no card needs it where this is missing. */
  readonly cards?: RegExp;
}

const SEEN =
  'Reads how the kernel was built: /proc/config.gz, /boot/config-RELEASE, or the lists of its modules under /lib/modules.';

/** A probe for it: what no configuration needs is never a failure. */
export const partProbe = (part: PartDefinition): Probe => ({
  id: part.id,
  title: part.title,
  meaning: part.meaning,
  seen: SEEN,
  when: {
    ...(part.cards ? WHEN_NEEDED : {}),
    'not-applicable': part.cards
      ? 'no segment has such a card, or all of them are there; the evidence says whether the kernel has it'
      : 'always: nothing of Tonewall uses it today; the evidence says whether the kernel has it',
  },
  cure: `A kernel with ${part.option}: that of a current Debian, Ubuntu, Fedora or OpenWrt has it, perhaps as a module to install.`,
  look: (scene) => look(part, scene),
});

const WHEN_NEEDED = {
  fail: 'a segment names such a card, it is not there, and the kernel lacks what it needs',
  inconclusive: 'the same, but it cannot be seen how the kernel was built',
  pass: 'a segment names such a card, it is not there, but the kernel could have it',
} as const;

async function look(part: PartDefinition, scene: Scene): Promise<Finding> {
  const has = await kernelHas(scene.ports.disk, part);
  const missing = await missingCards(part, scene);
  if (missing.length === 0) return notApplicable(`Nothing here needs ${part.what}, ${stand(has)}.`);
  return together(missing.map((card) => judge(part, card, has)));
}

async function missingCards({ cards }: PartDefinition, { ports, config }: Scene): Promise<readonly Card[]> {
  if (!cards || !config?.gateway) return [];
  const there = await cardsThere(ports.disk);
  return cardsOf(config.gateway).filter(
    (card) => cards.test(card.interface) && there?.includes(card.interface) === false,
  );
}

function judge(part: PartDefinition, card: Card, has: boolean | undefined): Finding {
  const gone = `${named(card)} is not there, and it needs ${part.what}, ${stand(has)}.`;
  if (has === true) return pass(gone);
  const kernel = `Start a kernel with ${part.option}`;
  return has === false ? fail(gone, kernel) : inconclusive(gone, `As root: modprobe ${part.module}`);
}

const stand = (has: boolean | undefined): string =>
  has === undefined
    ? 'and how the kernel was built cannot be seen'
    : has
      ? 'which the kernel has'
      : 'which the kernel lacks';
