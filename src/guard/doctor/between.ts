import type { Gateway, NetworkSegment } from '../../config/config.ts';
import { printable } from '../../base/text.ts';
import { notApplicable } from './finding.ts';
import type { Finding, Scene } from './probe.ts';

/** A card of this computer as the configuration names it. */
export interface Card {
  readonly name: string;
  readonly interface: string;
  readonly holds: 'players' | 'people' | 'internet';
  /** None for the internet. */
  readonly segment: NetworkSegment | undefined;
}

/** For a probe that concerns only who stands between segments. */
export const betweenSegments =
  (judge: (scene: Scene, gateway: Gateway) => Promise<Finding>) =>
  async (scene: Scene): Promise<Finding> => {
    if (!scene.config) return notApplicable('No configuration was read.');
    const { gateway } = scene.config;
    if (!gateway) return notApplicable('The configuration names no segment with its interface.');
    return judge(scene, gateway);
  };

export const cardsOf = ({ players, people, internet }: Gateway): readonly Card[] => [
  ...players.map((segment) => ({ ...segment, holds: 'players' as const, segment })),
  ...people.map((segment) => ({ ...segment, holds: 'people' as const, segment })),
  ...(internet ? [{ ...internet, holds: 'internet' as const, segment: undefined }] : []),
];

/** `eth1 (speakers)`. */
export const named = ({ interface: card, name }: Pick<Card, 'interface' | 'name'>): string =>
  card === name ? card : `${card} (${printable(name, 40)})`;
