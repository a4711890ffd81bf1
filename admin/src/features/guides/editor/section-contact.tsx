import { TextField } from './fields'
import { section, type SectionProps } from './section'

export const ContactSection = section('contact', function Contact({ content, patch }: SectionProps) {
  return (
    <div className="gform">
      <TextField
        label="咨询电话"
        path="phone"
        value={content.phone}
        max={60}
        onChange={(phone) => patch({ phone })}
      />
      <TextField
        label="监督投诉方式"
        path="complaint"
        value={content.complaint}
        max={300}
        placeholder="如：12345 政务服务便民热线，或区政务服务中心一楼投诉窗口"
        onChange={(complaint) => patch({ complaint })}
      />
    </div>
  )
})
