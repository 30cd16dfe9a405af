import type { Proposal, Response } from '../../src/types.ts';
import { readCalls, readString, requireString } from './tool-arguments.ts';

/**
 * Lazy texts as the arguments of tools that apply them: `edit_file` of Cursor, Morph and Relace, Copilot's `insert_edit_into_file`. The path ''
 * means that none was given. Calls of other tools edit nothing.
 */
export const readLazyCalls = (response: Response): Proposal[] =>
  response.toolCalls.flatMap((call, number) => {
    if (!TOOLS.has(call.name.split(/__|[./:]/).at(-1) ?? '')) return [];
    const isCut = response.finish === 'length' && number === response.toolCalls.length - 1;
    return readCalls({ text: '', toolCalls: [call], ...(isCut && { finish: 'length' }) }).map((found): Proposal => {
      const path = readString(found, ['target_file', 'path', 'filePath', 'file_path', 'target_filepath']) ?? '';
      const text = requireString(found, ['code_edit', 'update', 'code', 'edit_snippet']).replaceAll('\r\n', '\n');
      return { kind: 'lazy', path, text, span: { ...found.span, call: number } };
    });
  });

const TOOLS = new Set(['edit_file', 'insert_edit_into_file', 'fast_apply']);
