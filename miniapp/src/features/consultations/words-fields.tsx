import { Field } from '../../components/field/field'
import { TextField } from '../../components/field/text-field'
import { AttachmentField } from '../../components/photo-field/attachment-field'
import { PhotoField } from '../../components/photo-field/photo-field'
import { FILES_MOST, WORDS_MOST, type Words } from './words'

interface WordsProps {
  label: string
  placeholder: string
  words: Words
  problem: string | null
  change: (part: Partial<Words> | ((now: Words) => Partial<Words>)) => void
}

/** The words of a question or an answer. */
export function WordsField({ label, placeholder, words, problem, change }: WordsProps) {
  return (
    <Field className="consult-words" label={label} error={problem}>
      <TextField
        className="consult-words__in"
        label={label}
        value={words.text}
        most={WORDS_MOST}
        placeholder={placeholder}
        onChange={(text) => change({ text })}
      />
    </Field>
  )
}

/** Photos and papers that go with them, nine in all. */
export function WordsFiles({ words: { photos, papers }, change }: Pick<WordsProps, 'words' | 'change'>) {
  return (
    <>
      <PhotoField
        label="照片（可以不加）"
        hint={`照片和材料合计最多 ${FILES_MOST} 份。`}
        most={FILES_MOST - papers.length}
        photos={photos}
        error={null}
        onChange={(edit) => change((now) => ({ photos: edit(now.photos) }))}
      />
      <AttachmentField
        files={papers}
        most={FILES_MOST - photos.length}
        error={null}
        onChange={(edit) => change((now) => ({ papers: edit(now.papers) }))}
      />
    </>
  )
}
