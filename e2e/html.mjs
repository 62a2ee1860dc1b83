// Whether a page is valid HTML.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // Style, not validity.
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "void-style": "off",
    "attr-quotes": "off",
    "no-inline-style": "error",
    // Telephone numbers come from providers as they write them.
    "tel-non-breaking": "off",
    // `role=search` is older than the element, and understood by more screen readers.
    "prefer-native-element": "off",
    "no-redundant-role": "off",
    // Assets are ours, from our own origin, under a name with their hash.
    "require-sri": "off",
  },
});

/** Messages about what is wrong. */
export async function valid(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) => result.messages)
    .filter((message) => message.severity === 2)
    .map((message) => `${message.ruleId} ${message.line}: ${message.message}`);
}
