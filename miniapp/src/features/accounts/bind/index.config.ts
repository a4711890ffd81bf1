export default definePageConfig({ navigationBarTitleText: '登录明督' })
