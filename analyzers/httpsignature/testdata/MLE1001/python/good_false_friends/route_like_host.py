from django.urls import path

from shop import views

urlpatterns = [
    path("hooks/pay", views.hook, name="api.cybersource.webhook"),
    path("settings/pay", views.settings, name="api.cybersource.com.settings"),
]
