import type { Finding } from '../base/yaml/problem.ts';
import type { SegmentDefinition } from './segment-definition.ts';

/** Those named are others, by their own name, and hold players. */
export const checkPlaysWith = (segments: readonly SegmentDefinition[]): readonly Finding[] =>
  segments.flatMap((segment, index) =>
    (segment['plays-with'] ?? []).flatMap((name, place, names): readonly Finding[] => {
      const named = segments.find((other) => other.name === name);
      const path = ['segments', index, 'plays-with', place];
      if (named === segment) return [{ path, message: `${name} is this segment itself` }];
      if (named?.holds !== 'players') return [{ path, message: `${name} is no segment that holds players` }];
      return names.indexOf(name) < place ? [{ path, message: `${name} is there twice` }] : [];
    }),
  );
