import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { Button } from '../../../components/tap/button'

interface TopicFieldProps {
  value: string | null
  error: string | null
  onChange: (key: string) => void
}

/** Under which topic one asks: it decides who answers. */
export function TopicField({ value, error, onChange }: TopicFieldProps) {
  const { data, error: failed, reload } = useRecord(() => api.consultations.topics(), 'topics')
  return (
    <Field className="ask-topic" label="主题" error={error}>
      {data && (
        <Choices
          className="ask-topic__pick"
          label="主题"
          options={Object.fromEntries(data.topics.map(({ key, name }) => [key, name]))}
          value={value}
          onChange={onChange}
        />
      )}
      {!data && failed && (
        <Button
          className="ask-topic__again"
          kind="link"
          text="没取到主题，再试一次"
          onTap={() => void reload()}
        />
      )}
    </Field>
  )
}
