import type { Proposal, Response } from '../../src/types.ts';
import { nameOfTool, readArguments, readString, requireString } from './tool-arguments.ts';
import type { StatedCall } from './written-calls.ts';

/**
 * Lazy texts as the arguments of tools that apply them: `edit_file` of Cursor, Morph and Relace, Copilot's `insert_edit_into_file`. The path ''
 * means that none was given. Calls of other tools edit nothing.
 */
export const readLazyCalls = (response: Response, calls: readonly StatedCall[]): Proposal[] =>
  calls
    .filter(({ name }) => TOOLS.has(nameOfTool(name)))
    .map((call) => {
      const found = readArguments(response, call);
      const path = readString(found, ['target_file', 'path', 'filePath', 'file_path', 'target_filepath']) ?? '';
      const text = requireString(found, ['code_edit', 'update', 'code', 'edit_snippet']).replaceAll('\r\n', '\n');
      return { kind: 'lazy', path, text, span: found.span };
    });

const TOOLS = new Set(['edit_file', 'insert_edit_into_file', 'fast_apply']);
