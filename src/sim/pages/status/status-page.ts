import { attributes, escapeXml } from '../../xml/escape.ts';
import { eraOf } from '../../era.ts';
import type { PlayerState } from '../../state/player.ts';
import type { World } from '../../world.ts';

/** Who is subscribed to events of a player: what `/status/upnp` gives away. */
export interface SubscriberFacts {
  readonly service: string;
  readonly sid: string;
  /** Where events are sent: address and port of the controller. */
  readonly callback: string;
  readonly eventKey: number;
  /** How many the service takes. */
  readonly max: number;
}

/** What a status page may look at. */
export interface StatusContext {
  readonly world: World;
  readonly player: PlayerState;
  readonly subscribers: readonly SubscriberFacts[];
}

/**
 * One page below `/status`. Its content is also part of `/support/review`, for every player of the household.
 *
 * The table of pages is the same in the programs of 57.10 to 86.10, and 34.16 lacks one of them (anacapad-internals,
 * reference/firmware-differences.md): every build serves all of it here. Unsure: older builds, and what a build that is
 * sold serves to strangers, which is known for a few pages only (`endpoints` of the catalog). Personal content follows
 * `eraOf(...).statusLeak`.
 */
export interface StatusPage {
  /** Below `/status`: `/zp`, `/proc/net/arp`. */
  readonly path: string;
  readonly render: (context: StatusContext) => string;
  readonly appliesTo?: (player: PlayerState) => boolean;
  /** Turned away while UPnP is off (`/syssettings` of 86.10 sits behind the same gate as control). */
  readonly behindUpnpSwitch?: boolean;
}

/** Whether the player's build shows strangers what is personal. */
export const leaksPersons = ({ player }: Pick<StatusContext, 'player'>): boolean =>
  eraOf(player.build).statusLeak === 'full';

const HEAD = '<?xml version="1.0" ?>\n<?xml-stylesheet type="text/xsl" href="/xml/review.xsl"?>';

/** A whole page around the content of one module (SoCo tests, /status/batterystatus; 92.0 and 34.7, /status/zp). */
export const supportInfo = (content: string): string => `${HEAD}<ZPSupportInfo>${content}</ZPSupportInfo>`;

/** A page for the household (element names of 86.10's review templates). */
export const networkInfo = (content: string): string =>
  `${HEAD}<ZPNetworkInfo type="User">${content}</ZPNetworkInfo>`;

/** Output of a command (86.10: `<Command cmdline="…">`). */
export const command = (line: string, output: string): string =>
  `<Command${attributes({ cmdline: line })}>${escapeXml(output)}</Command>`;

/** Content of a file (86.10: `<File name='…'>`). */
export const file = (name: string, content: string): string =>
  `<File${attributes({ name })}>${escapeXml(content)}</File>`;

/** `<name>` around markup that is escaped already. */
export const wrap = (
  name: string,
  content: string,
  values: Readonly<Record<string, string | undefined>> = {},
): string => `<${name}${attributes(values)}>${content}</${name}>`;
