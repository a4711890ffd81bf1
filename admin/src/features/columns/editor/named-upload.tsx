import { useCallback, useEffect, type ComponentProps } from 'react'
import { UploadField } from '../../../components/upload-field'
import type { MarkBusy } from './use-busy'

interface NamedUploadProps extends Omit<ComponentProps<typeof UploadField>, 'onBusy'> {
  name: string
  onBusy: MarkBusy
}

/** One of several uploads of a form: whoever saves waits for all of them, and for none that was taken away. */
export function NamedUpload({ name, onBusy, ...field }: NamedUploadProps) {
  const tell = useCallback((busy: boolean) => onBusy(name, busy), [name, onBusy])
  useEffect(() => () => onBusy(name, false), [name, onBusy])
  return <UploadField {...field} onBusy={tell} />
}
