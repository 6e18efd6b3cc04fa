import records from './data/models.json' with { type: 'json' };
import { oneOf } from './narrow.ts';
import { type Confidence, confidence, type Provenance } from './provenance.ts';
import { line, type VersionLine } from './version-lines.ts';

/** Whether a model runs software of a generation. Those it was never said to run are not listed. */
export interface GenerationFacts {
  readonly generation: 1 | 2;
  /** `seen` where a description of that generation was recorded on the model. */
  readonly confidence: Confidence;
}

/** A kind of player. `confidence` is about its number and name. */
export interface Model extends Provenance {
  /** As in the description's `modelNumber` (`S18`, `ZP90`); the SERVER header writes `ZPS18`, `ZP90`. */
  readonly number: string;
  /** Other names of the same number, e.g. the code name in the SERVER header. */
  readonly aliases: readonly string[];
  readonly name: string;
  readonly generations: readonly GenerationFacts[];
  /** The version lines that it runs, or may run when `lineConfidence` is `unsure`. */
  readonly lines: readonly VersionLine[];
  readonly lineConfidence: Confidence;
  readonly hasLineIn: boolean;
  /** A sound bar or amplifier with a television input. */
  readonly hasTv: boolean;
  /** How the two above are known: `seen` where the services AudioIn and HTControl were recorded, or their absence. */
  readonly featureConfidence: Confidence;
  /** Unsure for every model: general product knowledge, no recording. */
  readonly hasBattery: boolean;
  /** Unsure for every model: general product knowledge, no recording. */
  readonly hasMicrophone: boolean;
  /** Unsure for every model: general product knowledge, no recording. */
  readonly airplay: boolean;
  /** The newest build that a source shows on it. */
  readonly newestSeen?: string;
}

const generation = oneOf([1, 2]);

const toModel = ({ newestSeen, ...record }: (typeof records)[number]): Model => ({
  ...record,
  aliases: record.aliases ?? [],
  generations: record.generations.map((facts) => ({
    generation: generation(facts.generation),
    confidence: confidence(facts.confidence),
  })),
  lines: record.lines.map(line),
  lineConfidence: confidence(record.lineConfidence),
  featureConfidence: confidence(record.featureConfidence),
  confidence: confidence(record.confidence),
  ...(newestSeen === undefined ? {} : { newestSeen }),
});

export const MODELS: readonly Model[] = records.map(toModel);

/** Numbers that firmware 86.10 lists and nobody has named (BookCatKid/anacapad-internals). */
export const UNNAMED_MODEL_NUMBERS = [
  'S28',
  'S34',
  'S37',
  'S42',
  'S43',
  'S51',
  'S53',
  'S54',
  'S56',
  'S59',
] as const;

const BY_NUMBER = new Map(
  MODELS.flatMap((model) => [model.number, ...model.aliases].map((name) => [name, model])),
);

/** Finds a model by `S18`, by the SERVER header's `ZPS18`, or by an alias. */
export const modelByNumber = (number: string): Model | undefined =>
  BY_NUMBER.get(number) ?? BY_NUMBER.get(number.replace(/^ZP(?=S\d)/, ''));

/**
 * Prefixes of hardware addresses registered to the vendor (nmap/nmap nmap-mac-prefixes).
 * Unsure: 00:04:3C may be another firm of the same name; an IEEE registry entry would settle it.
 */
export const MAC_PREFIXES: readonly string[] = [
  '00:04:3C',
  '00:0E:58',
  '34:7E:5C',
  '38:42:0B',
  '48:A6:B8',
  '54:2A:1B',
  '5C:AA:FD',
  '74:CA:60',
  '78:28:CA',
  '80:4A:F2',
  '94:9F:3E',
  'B8:E9:37',
  'C4:38:75',
  'F0:F6:C1',
  'F8:5C:24',
];
