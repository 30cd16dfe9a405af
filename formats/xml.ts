import type { Format } from '../src/types.ts';
import { writeTaggedEdits } from './shared/xml-edit-writer.ts';
import { readTaggedEdits } from './shared/xml-edits.ts';

/** Old and new text between tags, the pseudo-XML of the GPT-4.1 prompting guide. */
export const xml: Format = {
  name: 'xml',
  summary: 'old and new text between tags: <edit>, <file>, <old_code>, <new_code>',
  channel: 'text',
  coordinates: 'sequential',
  instructions: `Answer with one or more edits between tags:

<edit>
<file>src/greet.ts</file>
<old_code>
const greeting = 'Hello';
</old_code>
<new_code>
const greeting = 'Good morning';
</new_code>
</edit>

The text of old_code must stand in the file exactly as given, with all white space and comments, and only once: add lines around the change until it does.
It is replaced by the text of new_code; one newline after a start tag and one before an end tag belong to the tags. Escape nothing: write < and & as they are.
Edits are applied one after the other. An empty old_code creates the file. To delete lines, leave new_code empty.
If a text must hold one of these tags itself, put it in <![CDATA[ and ]]>.`,
  parse: readTaggedEdits,
  render: writeTaggedEdits,
};
