"""Commands on the data of an installation: migrations, ledgers, models, reports and stored images."""
