import alarmClock from './services/AlarmClock.json' with { type: 'json' };
import audioIn from './services/AudioIn.json' with { type: 'json' };
import avTransport from './services/AVTransport.json' with { type: 'json' };
import connectionManager from './services/ConnectionManager.json' with { type: 'json' };
import contentDirectory from './services/ContentDirectory.json' with { type: 'json' };
import deviceProperties from './services/DeviceProperties.json' with { type: 'json' };
import groupManagement from './services/GroupManagement.json' with { type: 'json' };
import groupRenderingControl from './services/GroupRenderingControl.json' with { type: 'json' };
import htControl from './services/HTControl.json' with { type: 'json' };
import musicServices from './services/MusicServices.json' with { type: 'json' };
import qPlay from './services/QPlay.json' with { type: 'json' };
import queue from './services/Queue.json' with { type: 'json' };
import renderingControl from './services/RenderingControl.json' with { type: 'json' };
import systemProperties from './services/SystemProperties.json' with { type: 'json' };
import virtualLineIn from './services/VirtualLineIn.json' with { type: 'json' };
import zoneGroupTopology from './services/ZoneGroupTopology.json' with { type: 'json' };
import { oneOf } from './narrow.ts';
import { confidence } from './provenance.ts';
import { riskClass, riskRule } from './risk.ts';
import type { ActionFacts, ArgumentFacts, ServiceFacts, StateVariableFacts } from './service-facts.ts';
import { line } from './version-lines.ts';

/** In the order of a player's description: root device, MediaServer, MediaRenderer. */
const FILES: readonly ServiceFile[] = [
  alarmClock,
  musicServices,
  audioIn,
  deviceProperties,
  systemProperties,
  zoneGroupTopology,
  groupManagement,
  qPlay,
  htControl,
  contentDirectory,
  renderingControl,
  connectionManager,
  avTransport,
  queue,
  groupRenderingControl,
  virtualLineIn,
];

/** The JSON as the compiler reads it: closed lists are still plain text. */
interface ServiceFile
  extends Omit<ServiceFacts, 'device' | 'alsoAt' | 'carriedBy' | 'builds' | 'confidence' | Lists> {
  readonly device: string;
  readonly alsoAt?: { readonly device: string; readonly controlPath: string; readonly eventPath: string };
  readonly carriedBy: string;
  readonly builds?: readonly RangeFile[] | undefined;
  readonly confidence: string;
  readonly stateVariables: readonly VariableFile[];
  readonly actions: readonly ActionFile[];
}
type Lists = 'stateVariables' | 'actions';

type RangeFile = { line: string; from?: string | undefined; until?: string | undefined };

interface VariableFile {
  readonly name: string;
  readonly dataType: string;
  readonly sendEvents: boolean;
  readonly allowedValues?: readonly string[] | undefined;
  readonly defaultValue?: string | undefined;
  readonly range?: { minimum: number; maximum: number; step?: number | undefined } | undefined;
  readonly builds?: readonly RangeFile[] | undefined;
}

interface ArgumentFile {
  readonly name: string;
  readonly direction: string;
  readonly relatedStateVariable: string;
}

interface ActionFile {
  readonly name: string;
  readonly risk: string;
  readonly rule: string;
  readonly tags: readonly string[];
  readonly placeArguments?: readonly string[] | undefined;
  readonly withoutPlace?: string | undefined;
  readonly arguments: readonly ArgumentFile[];
  readonly olderForm?: { builds: readonly RangeFile[]; arguments: readonly ArgumentFile[] } | undefined;
  readonly builds?: readonly RangeFile[] | undefined;
  readonly generations: readonly number[];
  readonly olderFirmware: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: string;
}

const place = oneOf(['root', 'MediaServer', 'MediaRenderer']);
const carrier = oneOf(['every-player', 'line-in', 'home-theatre']);
const direction = oneOf(['in', 'out']);
const generation = oneOf([1, 2]);

export const loadServices = (): readonly ServiceFacts[] => FILES.map(toService);

const toService = ({ alsoAt, builds, ...file }: ServiceFile): ServiceFacts => ({
  ...file,
  device: place(file.device),
  ...(alsoAt ? { alsoAt: { ...alsoAt, device: place(alsoAt.device) } } : {}),
  carriedBy: carrier(file.carriedBy),
  ...(builds ? { builds: toRanges(builds) } : {}),
  confidence: confidence(file.confidence),
  stateVariables: file.stateVariables.map(toVariable),
  actions: file.actions.map(toAction),
});

const toRanges = (ranges: readonly RangeFile[]) =>
  ranges.map((range) => ({ ...range, line: line(range.line) }));

const toVariable = ({
  allowedValues,
  defaultValue,
  range,
  builds,
  ...file
}: VariableFile): StateVariableFacts => ({
  ...file,
  ...(allowedValues ? { allowedValues } : {}),
  ...(defaultValue === undefined ? {} : { defaultValue }),
  ...(range ? { range } : {}),
  ...(builds ? { builds: toRanges(builds) } : {}),
});

const toArguments = (list: readonly ArgumentFile[]): readonly ArgumentFacts[] =>
  list.map((argument) => ({ ...argument, direction: direction(argument.direction) }));

const toAction = ({ olderForm, builds, placeArguments, withoutPlace, ...file }: ActionFile): ActionFacts => ({
  ...file,
  risk: riskClass(file.risk),
  rule: riskRule(file.rule),
  ...(placeArguments ? { placeArguments } : {}),
  ...(withoutPlace ? { withoutPlace: riskClass(withoutPlace) } : {}),
  arguments: toArguments(file.arguments),
  ...(olderForm
    ? { olderForm: { builds: toRanges(olderForm.builds), arguments: toArguments(olderForm.arguments) } }
    : {}),
  ...(builds ? { builds: toRanges(builds) } : {}),
  generations: file.generations.map(generation),
  confidence: confidence(file.confidence),
});
