import type { Provenance } from './provenance.ts';

/**
 * The five questions to ask a vendor of connected devices (ISC diary 21807, Johannes Ullrich, 2016-12-12), and
 * what is known of this vendor's answers. `wording` says whether the question's words were read or are remembered:
 * remembered ones must be checked before they are printed as a quotation.
 */
export interface VendorAnswer extends Provenance {
  readonly number: 1 | 2 | 3 | 4 | 5;
  readonly question: string;
  readonly wording: 'read' | 'unverified';
  readonly answer: string;
  /** `answered`, `partly`, or `no answer found`. */
  readonly state: 'answered' | 'partly' | 'no-answer-found';
}

const QUESTIONS_SOURCE = 'https://isc.sans.edu/diary/21807';

export const VENDOR_ANSWERS: readonly VendorAnswer[] = [
  {
    number: 1,
    question: 'For how long after purchase are there security updates?',
    wording: 'read',
    answer:
      'At least five years after a product is no longer sold; for players of generation 1 as long as possible (January 2020).',
    state: 'partly',
    sources: [QUESTIONS_SOURCE, 'Naked Security 2020, quoted by hitechcrimesolutions.com'],
    confidence: 'stated',
  },
  {
    number: 2,
    question: 'How does one learn about security updates?',
    wording: 'read',
    answer:
      'By advisories on the web site: 2024-0001 and 2026-0001 were read, 2025-0001 is quoted by others.',
    state: 'answered',
    sources: [QUESTIONS_SOURCE, 'https://www.sonos.com/en-us/security-advisory-2024-0001'],
    confidence: 'stated',
  },
  {
    number: 3,
    question: 'Is there a report of a penetration test?',
    wording: 'unverified',
    answer: 'None was found. Players are a target at Pwn2Own, and the findings are published.',
    state: 'no-answer-found',
    sources: [QUESTIONS_SOURCE, 'zerodayinitiative.com advisories of 2022 to 2026'],
    confidence: 'unsure',
  },
  {
    number: 4,
    question: 'How can vulnerabilities be reported?',
    wording: 'unverified',
    answer:
      'By a published disclosure policy after ISO/IEC 29147 for firmware, apps and cloud. Its address and response times were not read; no bounty was found.',
    state: 'partly',
    sources: [QUESTIONS_SOURCE, 'https://www.sonos.com/en-us/vulnerability-disclosure-policy'],
    confidence: 'stated',
  },
  {
    number: 5,
    question: 'Which encryption is used, and how?',
    wording: 'unverified',
    answer:
      'TLS with ECDHE and AES-GCM on 1443, on generation 2 also ChaCha20-Poly1305. Port 1400 is clear text. Updates are fetched over clear HTTP and signed.',
    state: 'partly',
    sources: [
      QUESTIONS_SOURCE,
      'https://docs.sonos.com/docs/connected-home-security',
      'Dicklesworthstone/frankensonos docs/FIRMWARE_PATHS.md',
    ],
    confidence: 'stated',
  },
];
