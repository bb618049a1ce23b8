from django.db import models


class Gateway(models.Model):
    scheme = models.CharField(max_length=20, default="http_signature")
    merchant = models.CharField(max_length=50)
