import { ASK_LINK_NEIGHBOURS } from '../../../base/link-local.ts';
import { printable } from '../../../base/text.ts';
import { betweenSegments, named } from '../between.ts';
import { fail, notApplicable, pass } from '../finding.ts';
import { cardsOnLinks } from '../look/on-links.ts';
import type { Probe } from '../probe.ts';

const INSTALL = 'Install iproute2: apt install iproute2, dnf install iproute, apk add iproute2';
const COMMAND = [ASK_LINK_NEIGHBOURS.program, ...ASK_LINK_NEIGHBOURS.args].join(' ');

export const noIpProgram: Probe = {
  id: 'no-ip-program',
  title: 'The program ip does not tell of neighbours',
  meaning:
    'Who searches over IPv6 is known by the hardware address alone, and that the kernel shows in no file: the guard asks the program ip. Without it nobody is answered there. Over IPv4 all goes on.',
  seen: `Runs ${COMMAND}, as the guard does, where a card of people has an address of its link in /proc/net/if_inet6.`,
  when: {
    fail: 'it is not there or does not run',
    pass: 'it tells',
    'not-applicable': 'no segment of people is behind a card with an address of IPv6',
  },
  cure: INSTALL,
  look: betweenSegments(async ({ ports }, { people }) => {
    const onLinks = await cardsOnLinks(ports);
    const cards = people.filter((segment) => onLinks.has(segment.interface)).map(named);
    if (cards.length === 0)
      return notApplicable('No card of people has an address of its link by IPv6: nobody is heard there.');
    const { code, stderr } = await ports.exec.run(ASK_LINK_NEIGHBOURS);
    if (code === 0) return pass(`${COMMAND} tells of neighbours.`);
    const why = printable(stderr.split('\n')[0] ?? '', 200) || 'it said nothing';
    return fail(
      `${COMMAND} does not run (${why}): nobody is answered over IPv6 at ${cards.join(', ')}.`,
      INSTALL,
    );
  }),
};
