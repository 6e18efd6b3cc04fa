import { betweenSegments, type Card, cardsOf, named } from '../between.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { numberOf } from '../look/files.ts';
import { linkOf } from '../look/links.ts';
import { cardTowards, hostIn, OUTSIDE, type Route, routes } from '../look/routes.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

export const returnPathElsewhere: Probe = {
  id: 'return-path-elsewhere',
  title: 'The way back to a segment leads through another card',
  meaning:
    'What comes from a segment is answered on the way that the routes give. Where that is another card, answers are lost; and with a strict reverse path filter ' +
    '(net.ipv4.conf.CARD.rp_filter = 1) the kernel drops what comes in, before any rule. A filter that is off does no harm: the rules drop foreign addresses themselves.',
  seen: 'Reads the main table of routes (/proc/net/route) and rp_filter of each card and of all.',
  when: {
    fail: 'the route to the network of a segment, or to the internet, leads through another card than the segment names, or there is none',
    inconclusive: 'the system does not show its routes',
    pass: 'each leads through its own card',
    'not-applicable': 'no segment has an interface that is there',
  },
  cure: 'ip route replace 10.0.30.0/24 dev eth1; where two ways are meant to be, sysctl -w net.ipv4.conf.eth1.rp_filter=2',
  look: betweenSegments(async ({ ports }, gateway) => {
    const table = await routes(ports.disk);
    if (!table) return inconclusive('The system shows no /proc/net/route.', 'ip route shows them');
    const parts = cardsOf(gateway).map((card) => judge(ports, card, table));
    return together(await Promise.all(parts));
  }),
};

async function judge(ports: DoctorPorts, card: Card, table: readonly Route[]): Promise<Finding> {
  if ((await linkOf(ports.disk, card.interface)) === 'absent')
    return notApplicable(`${named(card)} is not there.`);
  const [target, where] = card.segment
    ? [hostIn(card.segment.network), card.segment.text]
    : [OUTSIDE, 'the internet'];
  const towards = cardTowards(table, target);
  const filter = await filterOf(ports, card.interface);
  if (towards === card.interface) return pass(`${named(card)} is the way to ${where}; ${filter.words}.`);
  const way =
    towards === undefined
      ? `There is no route to ${where}`
      : `The route to ${where} leads through ${towards}, not ${named(card)}`;
  return fail(
    `${way}; ${filter.words}${filter.isStrict ? ': what comes in there is dropped' : ''}.`,
    ...curesFor(card),
  );
}

interface Filter {
  readonly isStrict: boolean;
  readonly words: string;
}

/** The larger of two holds (Documentation/networking/ip-sysctl.rst). */
async function filterOf({ disk }: DoctorPorts, card: string): Promise<Filter> {
  const values = await Promise.all(
    ['all', card].map((of) => numberOf(disk, `/proc/sys/net/ipv4/conf/${of}/rp_filter`)),
  );
  const known = values.filter((value) => value !== undefined);
  const value = Math.max(...known);
  if (known.length === 0) return { isStrict: false, words: 'its reverse path filter cannot be read' };
  return { isStrict: value === 1, words: `its reverse path filter is ${FILTERS[value] ?? value}` };
}

const FILTERS = ['off', 'strict', 'loose'];

const curesFor = ({ segment, interface: card }: Card): readonly string[] =>
  segment
    ? [`ip route replace ${segment.text} dev ${card}`]
    : [
        `Let the default route lead through ${card} (ip route replace default via GATEWAY dev ${card}), or name the right card in the configuration`,
      ];
