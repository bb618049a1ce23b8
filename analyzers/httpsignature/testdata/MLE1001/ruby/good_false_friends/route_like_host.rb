Rails.application.routes.draw do
  post '/hooks/pay', to: 'hooks#take', as: 'api.cybersource.webhook'
  get '/settings/pay', to: 'settings#show', as: 'api.cybersource.com.settings'
end
